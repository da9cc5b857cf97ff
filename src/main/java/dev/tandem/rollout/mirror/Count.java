package dev.tandem.rollout.mirror;

/** What is counted of mirrored reads, as {@link dev.tandem.rollout.events.AnswersCompared} says. */
enum Count {
  COMPARED,
  MISMATCHED,
  STALE,
  NOISE_COMPARED,
  NOISE_MISMATCHED,
  DROPPED,
  FAILED,
  SLOWER,
  FASTER,
  EVEN,
  LIVE_ERRORS,
  MIRRORED_ERRORS;

  /** Of a side that took so much longer than the other; the tolerance is in the same unit. */
  static Count pace(long longer, long tolerance) {
    return Math.abs(longer) <= tolerance ? EVEN : longer > 0 ? SLOWER : FASTER;
  }
}
