package dev.tandem.rollout.routing;

/** Where a module can run: each side has a process and a database of its own. */
public enum Side {
  /** The monolith. */
  HOME,
  /** The module's own service. */
  SERVICE;

  public Side other() {
    return this == HOME ? SERVICE : HOME;
  }
}
