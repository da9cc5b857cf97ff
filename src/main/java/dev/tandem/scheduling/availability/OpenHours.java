package dev.tandem.scheduling.availability;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A mentor's open hours as instants. An instant is open exactly if the mentor's wall clock then
 * shows a time inside a window of that local date. The ends of a window are not converted one by
 * one: between two offset changes of the clock, local and UTC times differ by a constant.
 */
@ValueObject
public record OpenHours(List<OpenInterval> openIntervals) {

  private static final long SECONDS_PER_DAY = 86_400;

  public static OpenHours of(AvailabilityRules rules, Instant from, Instant until) {
    var openIntervals = new ArrayList<OpenInterval>();
    for (var period : rules.wallClock().offsetPeriods(from, until)) {
      long firstDay = Math.floorDiv(period.from() + period.offset(), SECONDS_PER_DAY);
      long lastDay = Math.floorDiv(period.until() + period.offset() - 1, SECONDS_PER_DAY);
      for (long day = firstDay; day <= lastDay; day++) {
        for (var window : rules.windowsOn(LocalDate.ofEpochDay(day))) {
          addOpenInterval(openIntervals, period, day * SECONDS_PER_DAY - period.offset(), window);
        }
      }
    }
    return new OpenHours(openIntervals);
  }

  private static void addOpenInterval(
      List<OpenInterval> openIntervals, OffsetPeriod period, long midnight, DayWindow window) {
    long start = midnight + window.from() * 60L;
    long from = Math.max(period.from(), start);
    long until = Math.min(period.until(), midnight + window.until() * 60L);
    if (from < until) {
      openIntervals.add(new OpenInterval(start, from, until));
    }
  }

  /** Whether all of this time is open. */
  public boolean contains(Instant from, Instant until) {
    var time = Interval.between(from, until);
    return intervals().stream()
        .anyMatch(open -> open.from() <= time.from() && time.until() <= open.until());
  }

  public List<Interval> intervals() {
    return Interval.union(
        openIntervals.stream().map(open -> new Interval(open.from(), open.until())).toList());
  }
}
