package dev.tandem.rollout;

/** How a move ended. */
enum Outcome {
  ARRIVED,
  UNDONE,
  REFUSED
}
