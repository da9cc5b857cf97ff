package dev.tandem.kernel.branch;

import java.time.Instant;

/**
 * What this process has counted since its report before.
 *
 * @param version of the setting under which it was counted
 * @param since when that setting was made
 */
record BranchReport(long version, Instant since, BranchCounts counts) {}
