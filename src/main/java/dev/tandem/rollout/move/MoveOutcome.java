package dev.tandem.rollout.move;

/** How a move ended. */
public enum MoveOutcome {
  /** The module runs on the target side. */
  ARRIVED,
  /** The module runs on the source side again. */
  UNDONE,
  /** The checks failed, so nothing was changed. */
  REFUSED
}
