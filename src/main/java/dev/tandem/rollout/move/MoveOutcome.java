package dev.tandem.rollout.move;

/** How a move ended. */
public enum MoveOutcome {
  ARRIVED,
  UNDONE,
  REFUSED
}
