package dev.tandem.recommendations.search;

import dev.tandem.kernel.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first time that is known to be free lies within so many days. */
record FreeWithin(int days) implements Condition {

  /** How far free time is known. */
  private static final int MAX_DAYS = 14;

  /**
   * @throws Problem 400 for less than a day, or further than free time is known
   */
  static Optional<FreeWithin> of(@Nullable Integer days) {
    if (days == null) {
      return Optional.empty();
    }
    if (days < 1 || days > MAX_DAYS) {
      throw unknown();
    }
    return Optional.of(new FreeWithin(days));
  }

  static Optional<FreeWithin> ofTyped(String typed) {
    try {
      return typed.isBlank() ? Optional.empty() : of(Integer.valueOf(typed.strip()));
    } catch (NumberFormatException e) {
      throw unknown();
    }
  }

  private static Problem unknown() {
    return Problem.malformed("Free time is known for 1 to " + MAX_DAYS + " days, such as 7.");
  }

  @Override
  public boolean holds(FoundMentor mentor, Instant now) {
    var free = mentor.nextFree(now);
    return free != null && !free.isAfter(now.plus(Duration.ofDays(days)));
  }

  @Override
  public String field() {
    return "freeWithin";
  }

  @Override
  public String text() {
    return days == 1 ? "free within a day" : "free within " + days + " days";
  }

  @Override
  public String without() {
    return "Free at any time";
  }
}
