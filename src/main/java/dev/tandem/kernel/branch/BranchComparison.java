package dev.tandem.kernel.branch;

import java.time.Instant;

/**
 * How both implementations of a branch compared in a few seconds, as one process counted it.
 *
 * @param branch the name of the branch, with that of its module
 * @param setting the version of the branch's setting under which it was counted; 0 if no operator
 *     has made one
 * @param settingSince when that setting was made
 * @param bucketStart inclusive
 * @param bucketSeconds how long was counted
 */
public record BranchComparison(
    String branch,
    long setting,
    Instant settingSince,
    Instant bucketStart,
    long bucketSeconds,
    BranchCounts counts) {

  /** How often a process reports. */
  public static final int SECONDS = 10;

  /** Of what was counted until now. */
  static BranchComparison of(String branch, BranchReport report, Instant now) {
    var start = now.minusSeconds(SECONDS);
    return new BranchComparison(
        branch,
        report.version(),
        report.since(),
        start.isBefore(report.since()) ? report.since() : start,
        SECONDS,
        report.counts());
  }
}
