package dev.tandem.notifications.compose;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes times in the reader's language and zone, and names the zone. */
final class TimeTexts {

  private final Locale locale;
  private final ZoneId zone;
  private final boolean german;
  private final String suffix;
  private final DateTimeFormatter time;

  TimeTexts(Locale locale, ZoneId zone, boolean twelveHours) {
    this.locale = locale;
    this.zone = zone;
    this.german = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    this.suffix = german && !twelveHours ? " Uhr" : "";
    this.time =
        DateTimeFormatter.ofPattern(twelveHours ? "h:mm a" : "HH:mm", locale).withZone(zone);
  }

  /** A day, such as {@code Monday 2 March}. */
  String day(Instant at) {
    return DateTimeFormatter.ofPattern(german ? "EEEE, d. MMMM" : "EEEE d MMMM", locale)
        .format(at.atZone(zone));
  }

  /** Hours and minutes. */
  String time(Instant at) {
    return time.format(at) + suffix;
  }

  /** Day, time and zone. */
  String moment(Instant at) {
    return longDay(at) + ", " + time(at) + ", " + zoneAt(at);
  }

  /** Day, times and zone of a session. */
  String range(Instant from, Instant until) {
    return longDay(from) + ", " + time.format(from) + "–" + time(until) + ", " + zoneAt(from);
  }

  private String longDay(Instant at) {
    return DateTimeFormatter.ofPattern(german ? "EEEE, d. MMMM uuuu" : "EEEE d MMMM uuuu", locale)
        .format(at.atZone(zone));
  }

  /** Such as {@code Berlin time (UTC+1)}, since people know their city, and others the offset. */
  String zoneAt(Instant at) {
    var id = zone.getId();
    int slash = id.lastIndexOf('/');
    var offset = offset(zone.getRules().getOffset(at));
    if (slash < 0 || id.startsWith("Etc/")) {
      return offset;
    }
    var city = id.substring(slash + 1).replace('_', ' ');
    return (german ? "Ortszeit " + city : city + " time") + " (" + offset + ")";
  }

  private static String offset(ZoneOffset offset) {
    int minutes = offset.getTotalSeconds() / 60;
    if (minutes == 0) {
      return "UTC";
    }
    int size = Math.abs(minutes);
    var hours = (minutes < 0 ? "−" : "+") + size / 60;
    return "UTC" + hours + (size % 60 == 0 ? "" : String.format(Locale.ROOT, ":%02d", size % 60));
  }
}
