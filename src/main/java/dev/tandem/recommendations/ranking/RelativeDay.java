package dev.tandem.recommendations.ranking;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names a day as seen from another one. */
public final class RelativeDay {

  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("EEEE", Locale.ENGLISH);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);

  private RelativeDay() {}

  /** “today”, “tomorrow”, “on Friday” or, from a week on, “on Friday 6 March”. */
  public static String of(LocalDate day, LocalDate today) {
    if (day.equals(today)) {
      return "today";
    }
    if (day.equals(today.plusDays(1))) {
      return "tomorrow";
    }
    var near = day.isBefore(today.plusDays(7));
    return "on " + (near ? WEEKDAY : DATE).format(day);
  }
}
