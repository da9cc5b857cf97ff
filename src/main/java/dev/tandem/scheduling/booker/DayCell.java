package dev.tandem.scheduling.booker;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A day of a calendar.
 *
 * @param number of the day in its month; empty outside the month
 * @param label for screen readers
 * @param link null where nothing is free
 */
record DayCell(
    String number, String label, @Nullable BookerLink link, boolean chosen, boolean today) {

  static final DayCell OUTSIDE = new DayCell("", "", null, false, false);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);

  /** A day as in “Friday, 4 December”. */
  static String nameOf(LocalDate day) {
    return DAY.format(day);
  }

  static String label(LocalDate day, int freeTimes) {
    return nameOf(day) + (freeTimes == 1 ? ", 1 free time" : ", " + freeTimes + " free times");
  }
}
