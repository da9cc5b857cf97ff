package dev.tandem.rollout.verification;

import java.util.ArrayList;
import java.util.List;

/** Collects the differences of one table, and tells when there are more than are reported. */
final class DifferenceCollector {

  private final List<RowDifference> differences = new ArrayList<>();
  private long unsettledRows;

  void add(RowDifference difference) {
    differences.add(difference);
  }

  void addUnsettledRows(long rows) {
    unsettledRows += rows;
  }

  boolean hasReachedLimit() {
    return differences.size() > Verification.MAX_REPORTED_DIFFERENCES;
  }

  TableResult toResult(long comparedRows) {
    var reported = differences.stream().limit(Verification.MAX_REPORTED_DIFFERENCES).toList();
    return new TableResult(reported, hasReachedLimit(), unsettledRows, comparedRows);
  }
}
