package dev.tandem.billing.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A time as a page shows it: for machines, and in words in the viewer's zone. */
record LocalizedTime(String at, String text) {

  private static final DateTimeFormatter DATE_TIME_FORMAT =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter DATE_FORMAT =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  static LocalizedTime of(Instant instant, ZoneId zone) {
    return new LocalizedTime(instant.toString(), DATE_TIME_FORMAT.format(instant.atZone(zone)));
  }

  static LocalizedTime ofDate(LocalDate day) {
    return new LocalizedTime(day.toString(), DATE_FORMAT.format(day));
  }
}
