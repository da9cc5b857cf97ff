package dev.tandem.recommendations.search;

import dev.tandem.kernel.web.Problem;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts into which a day is divided for readers, each until the next one begins. */
enum DayPart {
  MORNING("Morning (to 12)"),
  AFTERNOON("Afternoon (12–17)"),
  EVENING("Evening (from 17)");

  private static final LocalTime NOON = LocalTime.NOON;
  private static final LocalTime END_OF_AFTERNOON = LocalTime.of(17, 0);

  private final String label;

  DayPart(String label) {
    this.label = label;
  }

  static DayPart of(LocalTime time) {
    if (time.isBefore(NOON)) {
      return MORNING;
    }
    return time.isBefore(END_OF_AFTERNOON) ? AFTERNOON : EVENING;
  }

  /**
   * @throws Problem 400 for an unknown one
   */
  static Optional<DayPart> parse(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return Optional.empty();
    }
    for (var time : values()) {
      if (time.key().equals(name)) {
        return Optional.of(time);
      }
    }
    throw Problem.malformed("nextFreeTime must be morning, afternoon or evening.");
  }

  /** As in the address. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String label() {
    return label;
  }
}
