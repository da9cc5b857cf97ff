package dev.tandem.billing.account;

import dev.tandem.scheduling.events.FundingKind;

/** Where a refund goes: to the source of the payment. */
public enum RefundTarget {
  CARD,
  CREDITS,
  RECEIVABLE;

  public static RefundTarget forFunding(FundingKind kind) {
    return switch (kind) {
      case CARD -> CARD;
      case PACK -> CREDITS;
      case COHORT -> RECEIVABLE;
    };
  }
}
