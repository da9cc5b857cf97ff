package dev.tandem.kernel.branch;

/**
 * What was compared.
 *
 * @param compared calls for which both implementations were asked
 * @param different of these, calls whose answers differ, or of which one failed
 * @param dropped calls that were to be compared and were not, as too many were under way
 * @param slower calls in which the new implementation took noticeably longer
 * @param faster calls in which it took noticeably less time
 * @param even calls that took about the same time in both
 * @param currentErrors calls in which the present implementation failed
 * @param nextErrors calls in which the new one failed
 */
public record BranchCounts(
    long compared,
    long different,
    long dropped,
    long slower,
    long faster,
    long even,
    long currentErrors,
    long nextErrors) {

  static final BranchCounts NONE = new BranchCounts(0, 0, 0, 0, 0, 0, 0, 0);
  static final BranchCounts DROPPED = new BranchCounts(0, 0, 1, 0, 0, 0, 0, 0);

  BranchCounts plus(BranchCounts other) {
    return new BranchCounts(
        compared + other.compared,
        different + other.different,
        dropped + other.dropped,
        slower + other.slower,
        faster + other.faster,
        even + other.even,
        currentErrors + other.currentErrors,
        nextErrors + other.nextErrors);
  }
}
