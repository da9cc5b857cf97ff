package dev.tandem.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A time as a page shows it: for machines, and in words in the viewer's zone. */
record When(String at, String words) {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  static When at(Instant instant, ZoneId zone) {
    return new When(instant.toString(), MOMENT.format(instant.atZone(zone)));
  }

  static When on(LocalDate day) {
    return new When(day.toString(), DAY.format(day));
  }
}
