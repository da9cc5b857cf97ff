package dev.tandem.rollout.verification;

import java.time.Duration;
import java.util.List;

/**
 * What came of comparing both sides.
 *
 * @param differences proven ones, at most {@link Verification#MAX_REPORTED_DIFFERENCES} of a table
 * @param truncated whether there are more than those
 * @param unsettledRows rows that changed too often to be compared
 * @param comparedRows that were compared, of the source
 */
public record VerificationReport(
    List<RowDifference> differences,
    boolean truncated,
    long unsettledRows,
    long comparedRows,
    Duration duration) {

  public boolean isEqual() {
    return differences.isEmpty() && !truncated && unsettledRows == 0;
  }

  @Override
  public String toString() {
    if (isEqual()) {
      return "%,d rows are the same on both sides (%.1f s)".formatted(comparedRows, seconds());
    }
    return "%s%d of %,d rows differ, e.g. %s"
        .formatted(
            truncated ? "more than " : "",
            differences.size() + unsettledRows,
            comparedRows,
            differences.isEmpty() ? "rows that never rest" : differences.getFirst());
  }

  private double seconds() {
    return duration.toMillis() / 1000.0;
  }
}
