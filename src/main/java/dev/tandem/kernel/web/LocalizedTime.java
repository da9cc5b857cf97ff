package dev.tandem.kernel.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A time on a page.
 *
 * @param at in ISO 8601, for the {@code datetime} attribute and for links
 * @param text in the viewer's zone
 */
public record LocalizedTime(String at, String text) {

  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  public static LocalizedTime of(Instant instant, ZoneId zone) {
    return new LocalizedTime(instant.toString(), DATE_TIME.format(instant.atZone(zone)));
  }

  /** A range within a day, such as {@code Mon 2 Mar 2026, 10:00–11:00}. */
  public static LocalizedTime ofRange(Instant from, Instant until, ZoneId zone) {
    var start = of(from, zone);
    return new LocalizedTime(start.at(), start.text() + "–" + TIME.format(until.atZone(zone)));
  }

  public static LocalizedTime ofDate(LocalDate date) {
    return new LocalizedTime(date.toString(), DATE.format(date));
  }
}
