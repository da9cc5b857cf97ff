package dev.tandem.recommendations.search;

import dev.tandem.kernel.web.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Mentees rated the mentor at least so high on average, as rounded as it is shown. */
record MinRating(int tenths) implements Condition {

  private static final int LOWEST = 10;
  private static final int HIGHEST = 50;

  /**
   * @throws Problem 400 for what no rating can be
   */
  static Optional<MinRating> of(@Nullable BigDecimal stars) {
    return stars == null ? Optional.empty() : Optional.of(new MinRating(tenths(stars)));
  }

  static Optional<MinRating> ofTyped(String typed) {
    try {
      return typed.isBlank() ? Optional.empty() : of(new BigDecimal(typed.strip()));
    } catch (NumberFormatException e) {
      throw unknown();
    }
  }

  private static int tenths(BigDecimal stars) {
    try {
      int tenths = stars.movePointRight(1).intValueExact();
      if (tenths < LOWEST || tenths > HIGHEST) {
        throw unknown();
      }
      return tenths;
    } catch (ArithmeticException e) {
      throw unknown();
    }
  }

  private static Problem unknown() {
    return Problem.malformed("A rating is from 1 to 5 and has at most one decimal, such as 4.5.");
  }

  @Override
  public boolean holds(FoundMentor mentor, Instant now) {
    return mentor.track().tenthsOfStars() >= tenths;
  }

  @Override
  public String field() {
    return "minRating";
  }

  @Override
  public String text() {
    return "rated " + stars() + " or better";
  }

  /** Such as {@code 4} or {@code 4.5}. */
  String stars() {
    return BigDecimal.valueOf(tenths, 1).stripTrailingZeros().toPlainString();
  }

  @Override
  public String without() {
    return "With any rating or none";
  }
}
