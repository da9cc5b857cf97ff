package dev.tandem.rollout.routing;

/** The side on which a module is live. */
public enum Stage {
  /** The module runs in the monolith. */
  HOME("in the monolith", "to the monolith"),
  /** The module runs in a service of its own. */
  AWAY("in its service", "to its service");

  private final String location;
  private final String direction;

  Stage(String location, String direction) {
    this.location = location;
    this.direction = direction;
  }

  public Stage other() {
    return this == HOME ? AWAY : HOME;
  }

  /** Completes a sentence such as "billing runs …". */
  public String location() {
    return location;
  }

  /** Completes a sentence such as "billing is moving …". */
  public String direction() {
    return direction;
  }
}
