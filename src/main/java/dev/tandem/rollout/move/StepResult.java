package dev.tandem.rollout.move;

/** What became of an attempt at a step. */
public sealed interface StepResult {

  /**
   * Both sides are ready.
   *
   * @param epoch greater than any that either side has seen
   */
  record ChecksPassed(long epoch) implements StepResult {}

  /**
   * @param note what is worth remembering
   */
  record Done(String note) implements StepResult {}

  /** Try again in a moment. */
  record InProgress(String reason) implements StepResult {}

  /** Something broke on the way; the step may have had its effect or not. Try again. */
  record Failed(String reason) implements StepResult {}

  /** Trying again is of no use until a person has mended something. */
  record Rejected(String reason) implements StepResult {}

  default String note() {
    return switch (this) {
      case ChecksPassed it -> "Epoch " + it.epoch();
      case Done it -> it.note();
      case InProgress it -> it.reason();
      case Failed it -> it.reason();
      case Rejected it -> it.reason();
    };
  }
}
