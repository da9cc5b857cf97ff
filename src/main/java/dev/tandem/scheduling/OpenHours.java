package dev.tandem.scheduling;

import dev.tandem.scheduling.WallClock.Stretch;
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
record OpenHours(List<Opening> openings) {

  private static final long DAY = 86_400;

  /**
   * A window, or what is left of it between two jumps of the clock.
   *
   * @param grid the epoch second from which starts are counted: the window's start by this clock
   * @param from epoch second
   * @param until epoch second, exclusive
   */
  record Opening(long grid, long from, long until) {}

  static OpenHours of(Availability availability, Instant from, Instant until) {
    var openings = new ArrayList<Opening>();
    for (var stretch : availability.clock().stretches(from, until)) {
      long first = Math.floorDiv(stretch.from() + stretch.offset(), DAY);
      long last = Math.floorDiv(stretch.until() + stretch.offset() - 1, DAY);
      for (long day = first; day <= last; day++) {
        for (var window : availability.windowsOn(LocalDate.ofEpochDay(day))) {
          add(openings, stretch, day * DAY - stretch.offset(), window);
        }
      }
    }
    return new OpenHours(openings);
  }

  private static void add(List<Opening> openings, Stretch stretch, long midnight, Window window) {
    long start = midnight + window.from() * 60L;
    long from = Math.max(stretch.from(), start);
    long until = Math.min(stretch.until(), midnight + window.until() * 60L);
    if (from < until) {
      openings.add(new Opening(start, from, until));
    }
  }

  List<Span> spans() {
    return Span.union(openings.stream().map(it -> new Span(it.from(), it.until())).toList());
  }
}
