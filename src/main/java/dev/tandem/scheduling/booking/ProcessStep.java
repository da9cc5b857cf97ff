package dev.tandem.scheduling.booking;

/**
 * What a booking's process does. A compensatable step is undone when the process fails before its
 * pivot; a retriable step is repeated until it succeeds. Every step can be repeated without harm.
 */
public enum ProcessStep {
  /** Undone by {@link #RELEASE}. */
  HOLD(StepKind.COMPENSATABLE),
  /** Taken note of here, done by whoever takes the money; undone by {@link #REFUND}. */
  FUND(StepKind.COMPENSATABLE),
  ASK_MENTOR(StepKind.COMPENSATABLE),
  CONFIRM(StepKind.PIVOT),
  MOVE(StepKind.RETRIABLE),
  COMPLETE(StepKind.RETRIABLE),
  REPORT_NO_SHOW(StepKind.RETRIABLE),
  DISPUTE_NO_SHOW(StepKind.RETRIABLE),
  SETTLE_NO_SHOW(StepKind.RETRIABLE),
  RELEASE(StepKind.RETRIABLE),
  /** Left to whoever took the money: they see that the booking has expired or is cancelled. */
  REFUND(StepKind.RETRIABLE),
  NOTHING(StepKind.RETRIABLE);

  private final StepKind kind;

  ProcessStep(StepKind kind) {
    this.kind = kind;
  }

  public StepKind kind() {
    return kind;
  }

  enum StepKind {
    COMPENSATABLE,
    PIVOT,
    RETRIABLE
  }
}
