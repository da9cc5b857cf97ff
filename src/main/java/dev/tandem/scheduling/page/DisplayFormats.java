package dev.tandem.scheduling.page;

import dev.tandem.kernel.time.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The formats of days, times of day and durations on pages. */
final class DisplayFormats {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  private DisplayFormats() {}

  static String formatDay(LocalDate date) {
    return DAY.format(date);
  }

  /** In the largest unit that needs no fraction, such as {@code 2 days} or {@code 90 minutes}. */
  static String formatDuration(Duration duration) {
    return DurationText.of(duration);
  }

  static String formatTime(Instant instant, ZoneId zone) {
    return TIME.format(instant.atZone(zone));
  }

  static String formatTimes(Instant from, Instant until, ZoneId zone) {
    return formatTime(from, zone) + "–" + formatTime(until, zone);
  }
}
