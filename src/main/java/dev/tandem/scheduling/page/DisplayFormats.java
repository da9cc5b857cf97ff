package dev.tandem.scheduling.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The formats of days and times on pages that group times by day. */
final class DisplayFormats {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  private DisplayFormats() {}

  static String formatDay(LocalDate date) {
    return DAY.format(date);
  }

  static String formatTime(Instant instant, ZoneId zone) {
    return TIME.format(instant.atZone(zone));
  }

  static String formatTimes(Instant from, Instant until, ZoneId zone) {
    return formatTime(from, zone) + "–" + formatTime(until, zone);
  }
}
