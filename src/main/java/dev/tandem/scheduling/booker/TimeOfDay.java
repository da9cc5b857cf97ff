package dev.tandem.scheduling.booker;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A start on the chosen day.
 *
 * @param text in the viewer's zone
 * @param mentors the mentor's time of day, with the weekday where it is another day; null where
 *     both clocks show the same
 */
record TimeOfDay(Instant at, String text, @Nullable String mentors) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter WITH_DAY =
      DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

  static TimeOfDay of(Instant at, ZoneId viewers, ZoneId mentors) {
    return new TimeOfDay(at, clock(at, viewers), mentorsTime(at, viewers, mentors));
  }

  static String clock(Instant at, ZoneId zone) {
    return TIME.format(at.atZone(zone));
  }

  private static @Nullable String mentorsTime(Instant at, ZoneId viewers, ZoneId mentors) {
    var here = at.atZone(viewers).toLocalDateTime();
    var there = at.atZone(mentors).toLocalDateTime();
    if (here.equals(there)) {
      return null;
    }
    var sameDay = here.toLocalDate().equals(there.toLocalDate());
    return (sameDay ? TIME : WITH_DAY).format(there);
  }
}
