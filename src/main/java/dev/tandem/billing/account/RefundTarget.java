package dev.tandem.billing.account;

import dev.tandem.scheduling.events.FundingKind;

/** Where a refund goes: to the source of the payment, or against its loss. */
public enum RefundTarget {
  CARD,
  CREDITS,
  RECEIVABLE,
  /** The bank has already returned the price of the pack whose credits paid. */
  LOSS;

  public static RefundTarget forFunding(FundingKind kind) {
    return switch (kind) {
      case CARD -> CARD;
      case PACK -> CREDITS;
      case COHORT -> RECEIVABLE;
    };
  }

  /** Whether the money reaches whoever paid. */
  public boolean isReturned() {
    return this != LOSS;
  }
}
