package dev.tandem.signals.cycle;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Divides time into cycles of the same length, in UTC. */
public final class CycleCalendar {

  private static final LocalDate A_MONDAY = LocalDate.of(1970, 1, 5);
  private static final int WEEK = 7;

  private final int days;

  /**
   * @param days the length of a cycle
   */
  public CycleCalendar(int days) {
    this.days = days;
  }

  public Cycle at(Instant instant) {
    var day = instant.atZone(ZoneOffset.UTC).toLocalDate();
    long number = Math.floorDiv(ChronoUnit.DAYS.between(A_MONDAY, day), days);
    var first = A_MONDAY.plusDays(number * days);
    return new Cycle(name(first), startOf(first), startOf(first.plusDays(days)));
  }

  /** The cycle of that name; empty if no cycle is called so. */
  public Optional<Cycle> find(String name) {
    try {
      var first =
          days == WEEK
              ? LocalDate.parse(name + "-1", DateTimeFormatter.ISO_WEEK_DATE)
              : LocalDate.parse(name);
      return Optional.of(at(startOf(first))).filter(it -> it.name().equals(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  public Cycle next(Cycle cycle) {
    return at(cycle.end());
  }

  /** So many cycles, of which the given one is the last; the earliest comes first. */
  public List<Cycle> upTo(Cycle last, int count) {
    return Stream.iterate(last, it -> at(it.start().minusSeconds(1)))
        .limit(count)
        .toList()
        .reversed();
  }

  private String name(LocalDate first) {
    return days == WEEK
        ? String.format(
            Locale.ROOT,
            "%04d-W%02d",
            first.get(IsoFields.WEEK_BASED_YEAR),
            first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
        : first.toString();
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
