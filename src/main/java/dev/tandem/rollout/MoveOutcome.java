package dev.tandem.rollout;

/** How a move ended. */
enum MoveOutcome {
  ARRIVED,
  UNDONE,
  REFUSED
}
