package dev.tandem.rollout;

import java.time.Duration;
import java.util.List;

/**
 * What came of comparing both sides.
 *
 * @param differences proven ones, at most {@link Verification#ENOUGH} of a table
 * @param more whether there are more than those
 * @param unsettled rows that changed too often to be compared
 * @param rows that were compared, of the source
 */
record Verdict(
    List<Difference> differences, boolean more, long unsettled, long rows, Duration took) {

  boolean isEqual() {
    return differences.isEmpty() && !more && unsettled == 0;
  }

  @Override
  public String toString() {
    if (isEqual()) {
      return "%,d rows are the same on both sides (%.1f s)".formatted(rows, seconds());
    }
    return "%s%d of %,d rows differ, e.g. %s"
        .formatted(
            more ? "more than " : "",
            differences.size() + unsettled,
            rows,
            differences.isEmpty() ? "rows that never rest" : differences.getFirst());
  }

  private double seconds() {
    return took.toMillis() / 1000.0;
  }
}
