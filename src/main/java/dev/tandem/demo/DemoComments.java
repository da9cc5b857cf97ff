package dev.tandem.demo;

import java.util.List;
import java.util.Random;

/** What mentees say after a session. */
final class DemoComments {

  private static final List<String> POSITIVE =
      List.of(
          "I left with a plan for the next two weeks.",
          "Listened first, and then asked the one question that mattered.",
          "We rewrote my worst class together. It is now my best one.",
          "Kind, exact, and very well prepared.",
          "Worth every minute; already booked again.");
  private static final List<String> MIXED =
      List.of(
          "Good advice, though we ran out of time.",
          "Helpful; I would have liked more examples.",
          "We needed a while to find my question.");

  private DemoComments() {}

  static String commentFor(int stars, Random chance) {
    var words = stars >= 4 ? POSITIVE : MIXED;
    return words.get(chance.nextInt(words.size()));
  }
}
