package dev.tandem.rollout;

/** What became of an attempt at a step. */
sealed interface Progress {

  /**
   * Both sides are ready.
   *
   * @param epoch greater than any that either side has seen
   */
  record Ready(long epoch) implements Progress {}

  /**
   * @param note what is worth remembering
   */
  record Done(String note) implements Progress {}

  /** Try again in a moment. */
  record Waiting(String forWhat) implements Progress {}

  /** Something broke on the way; the step may have had its effect or not. Try again. */
  record Failed(String sentence) implements Progress {}

  /** Trying again is of no use until a person has mended something. */
  record Refused(String sentence) implements Progress {}

  default String note() {
    return switch (this) {
      case Ready it -> "Epoch " + it.epoch();
      case Done it -> it.note();
      case Waiting it -> it.forWhat();
      case Failed it -> it.sentence();
      case Refused it -> it.sentence();
    };
  }
}
