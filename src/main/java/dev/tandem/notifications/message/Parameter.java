package dev.tandem.notifications.message;

import java.util.Locale;

/** The names of the values that a message is written from; no value says who somebody is. */
public enum Parameter {
  BOOKING,
  OFFERING,
  MENTOR,
  MENTEE,
  STARTS_AT,
  ENDS_AT,
  REVISION,
  /** In minor units and a currency: {@code 5000 EUR}. */
  AMOUNT,
  /** The value added tax in the amount, written in the same way. */
  VAT,
  /** When an offer or a deadline ends. */
  UNTIL,
  /** Of an invoice or a credit note. */
  NUMBER,
  COHORT,
  /** The reader's part: {@code mentor} or {@code mentee}. */
  PART,
  /** A word that chooses between wordings of the same kind. */
  VARIANT,
  ROLE,
  SUBJECT,
  COUNT,
  LEAD_MINUTES,
  /** Topics and whether they are on from now on: {@code reminders:off,receipts:on}. */
  CHANGES,
  /** The name of a review. */
  CYCLE;

  /** As in texts, such as {@code starts-at}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
