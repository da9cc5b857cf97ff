package dev.tandem.preferences.decision;

import java.util.Arrays;
import java.util.Optional;

/** Somebody's answer to whether messages are wanted. */
public enum Answer {
  ON,
  OFF,
  /** No answer: whatever holds by default is right. */
  UNSET;

  public static Optional<Answer> of(String name) {
    return Arrays.stream(values()).filter(it -> it.name().equals(name)).findFirst();
  }
}
