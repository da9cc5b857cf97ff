package dev.tandem.rollout.routing;

/**
 * How far a module has left home. In every stage exactly one side is live, which means that it
 * accepts writes.
 */
public enum Stage {
  /** The monolith does everything. */
  HOME("in the monolith", "to the monolith"),
  /** The monolith does everything; the service has a copy that follows, and reads are mirrored. */
  SHADOW("in the monolith, shadowed by its service", "into the shadow"),
  /** As in the shadow, but the service answers the reads of some accounts from its copy. */
  CANARY("in the monolith, with some reads in its service", "to a canary"),
  /** The service does everything, and the monolith has a copy that follows. */
  AWAY("in its service", "to its service");

  private final String location;
  private final String direction;

  Stage(String location, String direction) {
    this.location = location;
    this.direction = direction;
  }

  /** The side that accepts writes. */
  public Side liveSide() {
    return switch (this) {
      case HOME, SHADOW, CANARY -> Side.HOME;
      case AWAY -> Side.SERVICE;
    };
  }

  /** Whether the service reads from a copy of home. */
  public boolean isReadAtService() {
    return switch (this) {
      case SHADOW, CANARY -> true;
      case HOME, AWAY -> false;
    };
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
