package dev.tandem.preferences.plan;

import java.time.Instant;

/** The newest answer that is recorded here. */
public record CurrentAnswer(String value, boolean confirmed, Origin origin, Instant chosenAt) {

  /** Who gave the answer. */
  public enum Origin {
    PERSON,
    IMPORT,
    /** An earlier run of the same import. */
    SAME_IMPORT,
    /** An import, and only so that the default here sends no more mail than before. */
    KEPT_OFF
  }

  boolean isChosenHere() {
    return origin == Origin.PERSON;
  }

  /** Whether the member has switched it off, here or at a former platform. */
  boolean isRefusal() {
    return value.equals("OFF") && origin != Origin.KEPT_OFF;
  }
}
