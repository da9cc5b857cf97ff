package dev.tandem.scheduling.booking;

/**
 * A step of a booking's process. A compensatable step is undone if the process fails before the
 * pivot; a retriable step is repeated until it succeeds. Repeating any step does no harm.
 */
public enum ProcessStep {
  /** Undone by {@link #RELEASE}. */
  HOLD(StepKind.COMPENSATABLE),
  ASK_MENTOR(StepKind.COMPENSATABLE),
  CONFIRM(StepKind.PIVOT),
  MOVE(StepKind.RETRIABLE),
  /** Only recorded here. */
  CHANGE_MEETING(StepKind.RETRIABLE),
  COMPLETE(StepKind.RETRIABLE),
  REPORT_NO_SHOW(StepKind.RETRIABLE),
  DISPUTE_NO_SHOW(StepKind.RETRIABLE),
  SETTLE_NO_SHOW(StepKind.RETRIABLE),
  RELEASE(StepKind.RETRIABLE),
  /** Only recorded here: billing refunds the payment of an expired or cancelled booking. */
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
