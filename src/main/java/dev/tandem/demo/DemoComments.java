package dev.tandem.demo;

import java.util.List;
import java.util.Random;

/** Sample comments of mentees. */
final class DemoComments {

  private static final List<String> POSITIVE =
      List.of(
          "I left with a plan for the next two weeks.",
          "Listened first, then asked the one question that mattered.",
          "We rewrote my worst class together. Now it is my best one.",
          "Kind, precise and very well prepared.",
          "Worth every minute. I have already booked again.");
  private static final List<String> MIXED =
      List.of(
          "Good advice, though we ran out of time.",
          "Helpful, but I would have liked more examples.",
          "It took us a while to find my question.");

  private DemoComments() {}

  static String commentFor(int stars, Random random) {
    var comments = stars >= 4 ? POSITIVE : MIXED;
    return comments.get(random.nextInt(comments.size()));
  }
}
