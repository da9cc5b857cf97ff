package dev.tandem.rollout.verification;

import java.util.function.BooleanSupplier;

/**
 * Compares one table in both databases.
 *
 * @param catchUp waits until the target has what the source had; false when it does not in time
 */
record TableComparison(RowHashQuery query, SessionPair sessions, BooleanSupplier catchUp) {

  /**
   * @param rowsPerRange rows of a range for which one digest is compared at first
   */
  TableResult compare(int rowsPerRange) {
    var differences = new DifferenceCollector();
    long rows =
        query.table().primaryKey().isEmpty()
            ? new KeylessComparison(query, sessions, catchUp, differences).compare()
            : new KeyedComparison(query, sessions, catchUp, differences).compare(rowsPerRange);
    return differences.toResult(rows);
  }
}
