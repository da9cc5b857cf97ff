package dev.tandem.scheduling.events;

/** The kinds of payment methods. */
public enum FundingKind {
  CARD,
  PACK,
  COHORT
}
