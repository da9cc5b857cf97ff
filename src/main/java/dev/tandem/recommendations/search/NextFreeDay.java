package dev.tandem.recommendations.search;

import dev.tandem.kernel.web.Problem;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first time that is known to be free lies on a day of the week. Whoever is free there later,
 * but elsewhere sooner, is not found.
 *
 * @param zone of the reader
 */
record NextFreeDay(DayOfWeek day, ZoneId zone) implements Condition {

  /**
   * @throws Problem 400 for anything but a day of the week
   */
  static Optional<NextFreeDay> of(@Nullable String day, ZoneId zone) {
    if (day == null || day.isBlank()) {
      return Optional.empty();
    }
    for (var known : DayOfWeek.values()) {
      if (key(known).equals(day)) {
        return Optional.of(new NextFreeDay(known, zone));
      }
    }
    throw Problem.malformed("nextFreeDay must be a day of the week, such as monday.");
  }

  /** As in the address. */
  static String key(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }

  static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  @Override
  public boolean holds(FoundMentor mentor, Instant now) {
    var free = mentor.nextFree(now);
    return free != null && free.atZone(zone).getDayOfWeek() == day;
  }

  @Override
  public String field() {
    return "nextFreeDay";
  }

  @Override
  public String text() {
    return "next free time on a " + name(day);
  }

  @Override
  public String without() {
    return "With the next free time on any day";
  }
}
