package dev.tandem.scheduling.booking;

/** An input of a booking's process. It may arrive twice, late or out of order. */
public sealed interface ProcessSignal {

  record Funded() implements ProcessSignal {}

  record FundingRefused(String reason) implements ProcessSignal {}

  /** The due time of the process has passed. */
  record Due() implements ProcessSignal {}
}
