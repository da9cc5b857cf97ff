package dev.tandem.rollout.verification;

import java.util.List;

/**
 * The result of comparing one table.
 *
 * @param differences at most {@link Verification#MAX_REPORTED_DIFFERENCES}
 * @param truncated whether there are more
 * @param unsettledRows rows that were written too often to be compared
 * @param comparedRows rows of the source
 */
record TableResult(
    List<RowDifference> differences, boolean truncated, long unsettledRows, long comparedRows) {}
