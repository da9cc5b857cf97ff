package dev.tandem.scheduling;

/**
 * What a booking's process does. A compensatable step is undone when the process fails before its
 * pivot; a retriable step is repeated until it succeeds. Every step can be repeated without harm.
 */
enum Step {
  /** Undone by {@link #RELEASE}. */
  HOLD(Kind.COMPENSATABLE),
  /** Taken note of here, done by whoever takes the money; undone by {@link #REFUND}. */
  FUND(Kind.COMPENSATABLE),
  ASK_MENTOR(Kind.COMPENSATABLE),
  CONFIRM(Kind.PIVOT),
  MOVE(Kind.RETRIABLE),
  COMPLETE(Kind.RETRIABLE),
  REPORT_NO_SHOW(Kind.RETRIABLE),
  DISPUTE_NO_SHOW(Kind.RETRIABLE),
  SETTLE_NO_SHOW(Kind.RETRIABLE),
  RELEASE(Kind.RETRIABLE),
  /** Left to whoever took the money: they see that the booking has expired or is cancelled. */
  REFUND(Kind.RETRIABLE),
  NOTHING(Kind.RETRIABLE);

  private final Kind kind;

  Step(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  enum Kind {
    COMPENSATABLE,
    PIVOT,
    RETRIABLE
  }
}
