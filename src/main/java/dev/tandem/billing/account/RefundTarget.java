package dev.tandem.billing.account;

import dev.tandem.scheduling.events.FundingKind;

/** Where money goes back to: where it came from. */
public enum RefundTarget {
  CARD,
  CREDITS,
  RECEIVABLE;

  static RefundTarget forFunding(FundingKind kind) {
    return switch (kind) {
      case CARD -> CARD;
      case PACK -> CREDITS;
      case COHORT -> RECEIVABLE;
    };
  }
}
