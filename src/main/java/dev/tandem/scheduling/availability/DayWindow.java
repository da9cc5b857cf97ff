package dev.tandem.scheduling.availability;

import dev.tandem.kernel.web.Problem;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A window of a local day, in wall-clock time.
 *
 * @param from minutes after 00:00
 * @param until minutes after 00:00, exclusive; 1440 is the end of the day, written as 24:00
 */
@ValueObject
public record DayWindow(int from, int until) implements Comparable<DayWindow> {

  private static final Pattern TIME = Pattern.compile("(\\d{2}):(\\d{2})(:00)?");

  public DayWindow {
    if (from < 0 || until > 1440 || from >= until) {
      throw Problem.refused(
          "inverted-window",
          "The end (%s) must be after the start (%s). For an overnight window, enter two: one until 24:00 and one from 00:00."
              .formatted(format(until), format(from)));
    }
  }

  static DayWindow parse(String start, String end) {
    return new DayWindow(parseMinutes(start), parseMinutes(end));
  }

  String start() {
    return format(from);
  }

  String end() {
    return format(until);
  }

  boolean overlaps(DayWindow other) {
    return from < other.until && other.from < until;
  }

  @Override
  public int compareTo(DayWindow other) {
    return Integer.compare(from, other.from);
  }

  @Override
  public String toString() {
    return start() + "–" + end();
  }

  private static int parseMinutes(String text) {
    var time = TIME.matcher(text.strip());
    if (time.matches()) {
      int minutes = Integer.parseInt(time.group(1)) * 60 + Integer.parseInt(time.group(2));
      if (minutes <= 1440 && Integer.parseInt(time.group(2)) < 60) {
        return minutes;
      }
    }
    throw Problem.refused(
        "unknown-time", "“%s” is not a time of day such as 09:30 or 24:00.".formatted(text));
  }

  private static String format(int minutes) {
    return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
  }
}
