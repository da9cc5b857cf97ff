package dev.tandem.scheduling.availability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A stretch of time.
 *
 * @param from epoch second
 * @param until epoch second, exclusive
 */
@ValueObject
public record Interval(long from, long until) {

  public long seconds() {
    return until - from;
  }

  /** The same time in order, without overlaps, joined where one ends as the next begins. */
  public static List<Interval> union(List<Interval> spans) {
    var union = new ArrayList<Interval>();
    for (var span : spans.stream().sorted(Comparator.comparingLong(Interval::from)).toList()) {
      if (!union.isEmpty() && span.from <= union.getLast().until) {
        var last = union.removeLast();
        union.add(new Interval(last.from, Math.max(last.until, span.until)));
      } else if (span.from < span.until) {
        union.add(span);
      }
    }
    return union;
  }

  /** What is left of the first union without the second. */
  static List<Interval> minus(List<Interval> open, List<Interval> busy) {
    var left = new ArrayList<Interval>();
    int next = 0;
    for (var span : open) {
      while (next < busy.size() && busy.get(next).until <= span.from) {
        next++;
      }
      long from = span.from;
      for (int i = next; i < busy.size() && busy.get(i).from < span.until; i++) {
        if (busy.get(i).from > from) {
          left.add(new Interval(from, busy.get(i).from));
        }
        from = Math.max(from, busy.get(i).until);
      }
      if (from < span.until) {
        left.add(new Interval(from, span.until));
      }
    }
    return left;
  }
}
