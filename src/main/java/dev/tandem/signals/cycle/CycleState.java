package dev.tandem.signals.cycle;

/** What a cycle was for a module. */
public enum CycleState {
  /** It has not ended. */
  OPEN,
  /** It has ended, and something speaks against it. */
  NOT_CLEAN,
  /** It has ended and nothing speaks against it, but no operator has signed its review. */
  UNSIGNED,
  /** It has ended, nothing speaks against it, and an operator has signed its review. */
  CLEAN
}
