package dev.tandem.kernel.branch;

import java.time.Instant;

/**
 * A verdict has taken the new implementation out of use, and nobody has acknowledged it yet.
 *
 * @param reason the evidence, in one sentence
 */
public record BranchLock(Instant at, String reason) {}
