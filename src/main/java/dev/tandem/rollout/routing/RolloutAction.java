package dev.tandem.rollout.routing;

/** What an entry of the {@link RolloutHistory} records: a request of an operator, or a change. */
public enum RolloutAction {
  MOVE,
  RESUME,
  UNDO,
  RELEASE,
  ROLLED_BACK,
  ACKNOWLEDGE,
  /** A module goes on although the gate of the stage is closed. */
  CLOSED_GATE,
  CHANGED
}
