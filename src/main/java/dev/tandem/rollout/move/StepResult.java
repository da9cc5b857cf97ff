package dev.tandem.rollout.move;

/** The result of one attempt at a step. */
public sealed interface StepResult {

  /**
   * Both sides are ready.
   *
   * @param epoch later than any epoch that either side has seen
   */
  record ChecksPassed(long epoch) implements StepResult {}

  /**
   * @param note shown to operators
   */
  record Done(String note) implements StepResult {}

  /** The step is not complete yet; it is attempted again. */
  record InProgress(String reason) implements StepResult {}

  /** The step failed unexpectedly and may have had an effect; it is attempted again. */
  record Failed(String reason) implements StepResult {}

  /** The step cannot succeed until an operator removes the cause. */
  record Rejected(String reason) implements StepResult {}

  default String note() {
    return switch (this) {
      case ChecksPassed(long epoch) -> "Epoch " + epoch;
      case Done(String note) -> note;
      case InProgress(String reason) -> reason;
      case Failed(String reason) -> reason;
      case Rejected(String reason) -> reason;
    };
  }
}
