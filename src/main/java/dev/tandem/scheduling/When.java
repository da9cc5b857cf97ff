package dev.tandem.scheduling;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An instant and how its viewer reads it. */
record When(Instant at, String words) {

  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  static When of(Instant at, ZoneId zone) {
    return new When(at, DAY_AND_TIME.withZone(zone).format(at));
  }

  static When of(Instant from, Instant until, ZoneId zone) {
    var words = DAY_AND_TIME.withZone(zone).format(from) + "–" + TIME.withZone(zone).format(until);
    return new When(from, words);
  }
}
