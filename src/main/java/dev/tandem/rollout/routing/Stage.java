package dev.tandem.rollout.routing;

/** Where a module is live. */
public enum Stage {
  /** In this process. */
  HOME,
  /** In a service of its own. */
  AWAY;

  public Stage other() {
    return this == HOME ? AWAY : HOME;
  }
}
