package dev.tandem.scheduling.slot;

import dev.tandem.scheduling.availability.Interval;
import java.util.List;

/** Goes once through ordered, separate spans; asked only with ever later times. */
final class IntervalCursor {

  private final List<Interval> intervals;
  private int next;

  IntervalCursor(List<Interval> intervals) {
    this.intervals = intervals;
  }

  /** All of [from, until) lies in one span. */
  boolean covers(long from, long until) {
    advanceTo(from);
    return next < intervals.size()
        && intervals.get(next).from() <= from
        && until <= intervals.get(next).until();
  }

  /** Some of [from, until) lies in a span. */
  boolean touches(long from, long until) {
    advanceTo(from);
    return next < intervals.size() && intervals.get(next).from() < until;
  }

  private void advanceTo(long from) {
    while (next < intervals.size() && intervals.get(next).until() <= from) {
      next++;
    }
  }
}
