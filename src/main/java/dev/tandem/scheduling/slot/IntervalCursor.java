package dev.tandem.scheduling.slot;

import dev.tandem.scheduling.availability.Interval;
import java.util.List;

/** A forward-only cursor over sorted, disjoint intervals. Successive calls must not go back. */
final class IntervalCursor {

  private final List<Interval> intervals;
  private int next;

  IntervalCursor(List<Interval> intervals) {
    this.intervals = intervals;
  }

  /** Whether one interval contains all of [from, until). */
  boolean covers(long from, long until) {
    advanceTo(from);
    return next < intervals.size()
        && intervals.get(next).from() <= from
        && until <= intervals.get(next).until();
  }

  /** Whether an interval overlaps [from, until). */
  boolean touches(long from, long until) {
    advanceTo(from);
    return next < intervals.size() && intervals.get(next).from() < until;
  }

  /** The end of the interval that contains this second, or the second itself if none does. */
  long endAt(long second) {
    advanceTo(second);
    return next < intervals.size() && intervals.get(next).from() <= second
        ? intervals.get(next).until()
        : second;
  }

  private void advanceTo(long from) {
    while (next < intervals.size() && intervals.get(next).until() <= from) {
      next++;
    }
  }
}
