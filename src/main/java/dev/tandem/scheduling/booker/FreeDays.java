package dev.tandem.scheduling.booker;

import dev.tandem.scheduling.slot.Slot;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The free times of one session type in a month, by the date in the viewer's zone. */
record FreeDays(YearMonth month, NavigableMap<LocalDate, List<Slot>> days) {

  static FreeDays of(YearMonth month, List<Slot> slots, ZoneId zone) {
    return new FreeDays(
        month,
        slots.stream()
            .collect(
                Collectors.groupingBy(
                    slot -> LocalDate.ofInstant(slot.startsAt(), zone),
                    TreeMap::new,
                    Collectors.toList())));
  }

  boolean isEmpty() {
    return days.isEmpty();
  }

  List<Slot> on(LocalDate day) {
    return days.getOrDefault(day, List.of());
  }

  /** The day asked for if it is in this month, otherwise the first free one; null if none is. */
  @Nullable LocalDate choose(@Nullable LocalDate asked) {
    if (asked != null && YearMonth.from(asked).equals(month)) {
      return asked;
    }
    return days.isEmpty() ? null : days.firstKey();
  }

  /** The free day that comes after this one, or the last one before it. */
  @Nullable LocalDate nextTo(LocalDate day) {
    var after = days.higherKey(day);
    return after == null ? days.lowerKey(day) : after;
  }
}
