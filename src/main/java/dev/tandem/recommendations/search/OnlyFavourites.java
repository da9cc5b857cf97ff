package dev.tandem.recommendations.search;

import dev.tandem.kernel.web.Problem;
import java.time.Instant;
import java.util.Optional;

/** The reader keeps the mentor as a favourite. */
record OnlyFavourites() implements Condition {

  static Optional<OnlyFavourites> of(boolean only) {
    return only ? Optional.of(new OnlyFavourites()) : Optional.empty();
  }

  /**
   * @throws Problem 400 for anything but yes or no
   */
  static Optional<OnlyFavourites> ofTyped(String typed) {
    return switch (typed) {
      case "true" -> of(true);
      case "", "false" -> of(false);
      default -> throw Problem.malformed("favourites must be true or false.");
    };
  }

  @Override
  public boolean holds(FoundMentor mentor, Instant now) {
    return mentor.favourite();
  }

  @Override
  public String field() {
    return "favourites";
  }

  @Override
  public String text() {
    return "your favourites";
  }

  @Override
  public String without() {
    return "Among all mentors";
  }
}
