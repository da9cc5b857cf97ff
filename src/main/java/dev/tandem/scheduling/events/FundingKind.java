package dev.tandem.scheduling.events;

/** How a booking is to be paid. */
public enum FundingKind {
  CARD,
  PACK,
  COHORT
}
