package dev.tandem.rollout.verification;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The result of comparing a module's tables.
 *
 * @param differences proven differences, at most {@link Verification#MAX_REPORTED_DIFFERENCES} of a
 *     table
 * @param truncated whether there are more
 * @param unsettledRows rows that were written too often to be compared
 * @param comparedRows rows of the source
 */
public record VerificationReport(
    List<RowDifference> differences,
    boolean truncated,
    long unsettledRows,
    long comparedRows,
    Duration duration) {

  static VerificationReport of(List<TableResult> results, Duration duration) {
    return new VerificationReport(
        results.stream().flatMap(result -> result.differences().stream()).toList(),
        results.stream().anyMatch(TableResult::truncated),
        results.stream().mapToLong(TableResult::unsettledRows).sum(),
        results.stream().mapToLong(TableResult::comparedRows).sum(),
        duration);
  }

  public boolean isEqual() {
    return differences.isEmpty() && !truncated && unsettledRows == 0;
  }

  @Override
  public String toString() {
    if (isEqual()) {
      return String.format(
          Locale.ENGLISH, "%,d rows are the same on both sides (%.1f s)", comparedRows, seconds());
    }
    return String.format(
        Locale.ENGLISH,
        "%s%d of %,d rows differ, e.g. %s",
        truncated ? "more than " : "",
        differences.size() + unsettledRows,
        comparedRows,
        differences.isEmpty() ? "rows that change all the time" : differences.getFirst());
  }

  private double seconds() {
    return duration.toMillis() / 1000.0;
  }
}
