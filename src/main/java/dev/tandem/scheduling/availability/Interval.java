package dev.tandem.scheduling.availability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A time interval.
 *
 * @param from epoch second
 * @param until epoch second, exclusive
 */
@ValueObject
public record Interval(long from, long until) {

  public static Interval between(Instant from, Instant until) {
    return new Interval(from.getEpochSecond(), until.getEpochSecond());
  }

  public long seconds() {
    return until - from;
  }

  /** Sorts the intervals and merges those that overlap or touch; empty ones are left out. */
  public static List<Interval> union(List<Interval> intervals) {
    var union = new ArrayList<Interval>();
    for (var interval :
        intervals.stream().sorted(Comparator.comparingLong(Interval::from)).toList()) {
      if (!union.isEmpty() && interval.from <= union.getLast().until) {
        var last = union.removeLast();
        union.add(new Interval(last.from, Math.max(last.until, interval.until)));
      } else if (interval.from < interval.until) {
        union.add(interval);
      }
    }
    return union;
  }
}
