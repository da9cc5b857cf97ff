package dev.tandem.malformed;

import java.util.random.RandomGenerator;

/**
 * One way to get a request wrong.
 *
 * @param harmless whether a server may overlook it, and then does what a write asks for
 */
record Mistake(String name, boolean harmless, Edit edit) {

  @FunctionalInterface
  interface Edit {
    void apply(RawRequest request, RandomGenerator random);
  }

  static Mistake refused(String name, Edit edit) {
    return new Mistake(name, false, edit);
  }

  static Mistake harmless(String name, Edit edit) {
    return new Mistake(name, true, edit);
  }
}
