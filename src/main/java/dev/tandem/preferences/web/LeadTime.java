package dev.tandem.preferences.web;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How long before a session to remind, as the page offers it. */
record LeadTime(int minutes, String text, boolean chosen) {

  private static final List<Integer> OFFERED = List.of(10_080, 2_880, 1_440, 180, 60, 15);
  private static final int HOUR = 60;
  private static final int DAY = 24 * HOUR;

  /** The usual lead times, and those that the member has chosen elsewhere. */
  static List<LeadTime> offer(List<Integer> chosen) {
    var all = new TreeSet<>(Stream.concat(OFFERED.stream(), chosen.stream()).toList());
    return all.descendingSet().stream()
        .map(it -> new LeadTime(it, textOf(it), chosen.contains(it)))
        .toList();
  }

  static String textOf(List<Integer> minutes) {
    return minutes.isEmpty()
        ? "no reminder"
        : minutes.stream().map(LeadTime::textOf).collect(Collectors.joining(", ")) + " before";
  }

  static String textOf(int minutes) {
    if (minutes % DAY == 0) {
      return minutes == DAY ? "1 day" : minutes / DAY + " days";
    }
    if (minutes % HOUR == 0) {
      return minutes == HOUR ? "1 hour" : minutes / HOUR + " hours";
    }
    return minutes + " minutes";
  }
}
