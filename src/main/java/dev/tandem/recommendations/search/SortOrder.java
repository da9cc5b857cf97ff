package dev.tandem.recommendations.search;

import dev.tandem.kernel.web.Problem;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In which order mentors are shown; in each, the number of the mentor decides between equals. */
enum SortOrder {

  /** By the words if there are any; those whom the mentee can book soon first, then by fit. */
  BEST("Best fit"),

  /** From low to high; those without a price in the currency come last, each by currency. */
  PRICE("Lowest price"),

  /** By the average as it is shown, then by how many mentees gave it. */
  RATING("Highest rating"),

  /** Those of whom no free time is known come last. */
  SOONEST("Next free time");

  private final String label;

  SortOrder(String label) {
    this.label = label;
  }

  /**
   * @throws Problem 400 for an unknown one
   */
  static SortOrder parse(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return BEST;
    }
    for (var order : values()) {
      if (order.key().equals(name)) {
        return order;
      }
    }
    throw Problem.malformed("sort must be best, price, rating or soonest.");
  }

  /** As in the address. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String label() {
    return label;
  }
}
