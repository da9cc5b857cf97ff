package dev.tandem.scheduling.availability;

import dev.tandem.scheduling.availability.WallClock.OffsetPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * When a mentor is available, as instants: an instant is available exactly if the mentor's wall
 * clock then reads inside a window of that local date. The ends of a window are never converted one
 * by one; between two jumps of the clock all is plain arithmetic.
 */
@ValueObject
public record OpenHours(List<OpenInterval> openIntervals) {

  private static final long SECONDS_PER_DAY = 86_400;

  /**
   * A window, or what is left of it between two jumps of the clock.
   *
   * @param gridStart the epoch second from which starts are counted: the window's start by this
   *     clock
   * @param from epoch second
   * @param until epoch second, exclusive
   */
  public record OpenInterval(long gridStart, long from, long until) {}

  public static OpenHours of(Availability availability, Instant from, Instant until) {
    var openings = new ArrayList<OpenInterval>();
    for (var stretch : availability.wallClock().offsetPeriods(from, until)) {
      long first = Math.floorDiv(stretch.from() + stretch.offset(), SECONDS_PER_DAY);
      long last = Math.floorDiv(stretch.until() + stretch.offset() - 1, SECONDS_PER_DAY);
      for (long day = first; day <= last; day++) {
        for (var window : availability.windowsOn(LocalDate.ofEpochDay(day))) {
          addOpenInterval(openings, stretch, day * SECONDS_PER_DAY - stretch.offset(), window);
        }
      }
    }
    return new OpenHours(openings);
  }

  private static void addOpenInterval(
      List<OpenInterval> openings, OffsetPeriod stretch, long midnight, DayWindow window) {
    long start = midnight + window.from() * 60L;
    long from = Math.max(stretch.from(), start);
    long until = Math.min(stretch.until(), midnight + window.until() * 60L);
    if (from < until) {
      openings.add(new OpenInterval(start, from, until));
    }
  }

  public List<Interval> intervals() {
    return Interval.union(
        openIntervals.stream().map(it -> new Interval(it.from(), it.until())).toList());
  }
}
