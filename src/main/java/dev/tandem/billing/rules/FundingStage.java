package dev.tandem.billing.rules;

/** How far a booking's payment has come; the names are stored in snapshots. */
public enum FundingStage {
  NOT_REQUESTED,
  REQUESTED,
  FUNDED,
  FAILED
}
