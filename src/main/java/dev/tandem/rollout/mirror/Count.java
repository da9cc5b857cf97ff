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
  MIRRORED_ERRORS
}
