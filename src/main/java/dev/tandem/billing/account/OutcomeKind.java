package dev.tandem.billing.account;

/** How a booking ended; the names are stored. */
public enum OutcomeKind {
  COMPLETED,
  MENTEE_ABSENT,
  MENTOR_ABSENT,
  CANCELLED,
  EXPIRED,
  TOO_LATE
}
