package dev.tandem.scheduling.booking;

/** An input of a booking's process. It may arrive twice, late or out of order. */
public sealed interface ProcessSignal {

  record Funded() implements ProcessSignal {}

  /**
   * @param retryable whether another means of payment could succeed
   */
  record FundingRefused(String reason, boolean retryable) implements ProcessSignal {

    public FundingRefused(String reason) {
      this(reason, false);
    }
  }

  /** The due time of the process has passed. */
  record Due() implements ProcessSignal {}
}
