package dev.tandem.scheduling;

/** What reaches a booking's process from outside, possibly twice, late or out of order. */
sealed interface Signal {

  record Funded() implements Signal {}

  record FundingRefused(String reason) implements Signal {}

  /** The process's due time has come. */
  record Due() implements Signal {}
}
