package dev.tandem.scheduling.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An instant and how its viewer reads it. */
record LocalizedTime(Instant at, String text) {

  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  static LocalizedTime of(Instant at, ZoneId zone) {
    return new LocalizedTime(at, DAY_AND_TIME.withZone(zone).format(at));
  }

  static LocalizedTime of(Instant from, Instant until, ZoneId zone) {
    var words = DAY_AND_TIME.withZone(zone).format(from) + "–" + TIME.withZone(zone).format(until);
    return new LocalizedTime(from, words);
  }
}
