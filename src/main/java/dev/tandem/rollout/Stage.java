package dev.tandem.rollout;

/** Where a module is live. */
enum Stage {
  /** In this process. */
  HOME,
  /** In a service of its own. */
  AWAY;

  Stage other() {
    return this == HOME ? AWAY : HOME;
  }
}
