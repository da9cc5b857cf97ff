package dev.tandem.scheduling.availability;

import dev.tandem.kernel.web.Problem;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Parses the texts in the entries of an availability; a Problem 422 says what is wrong with one.
 */
public final class AvailabilityText {

  private AvailabilityText() {}

  /**
   * Accepts region names only, since an offset has no daylight saving time.
   *
   * @throws Problem 422 for an unknown zone
   */
  public static ZoneId parseZone(@Nullable String name) {
    if (name == null || !ZoneId.getAvailableZoneIds().contains(name.strip())) {
      throw Problem.refused(
          "unknown-zone",
          "“%s” is not a time zone. Use a name such as Europe/Berlin.".formatted(name));
    }
    return ZoneId.of(name.strip());
  }

  static DayOfWeek parseDay(String name) {
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> day.name().equals(name.strip().toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            Problem.refused(
                "unknown-day", "“%s” is not a day of the week such as MONDAY.".formatted(name)));
  }

  static LocalDate parseDate(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      throw Problem.refused(
          "unknown-date", "“%s” is not a date such as 2026-03-08.".formatted(text));
    }
  }

  static <T> T require(@Nullable T value, String detail) {
    if (value == null) {
      throw Problem.refused("incomplete-availability", detail);
    }
    return value;
  }
}
