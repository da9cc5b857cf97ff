package dev.tandem.scheduling.booking;

/** What reaches a booking's process from outside, possibly twice, late or out of order. */
public sealed interface ProcessSignal {

  record Funded() implements ProcessSignal {}

  record FundingRefused(String reason) implements ProcessSignal {}

  /** The process's due time has come. */
  record Due() implements ProcessSignal {}
}
