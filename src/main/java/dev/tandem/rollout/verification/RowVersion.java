package dev.tandem.rollout.verification;

/**
 * A row as it was read: the hash of what stands in it, and which writing of the row it was, so that
 * it shows whether a row was written in between.
 */
record RowVersion(long hash, long xmin) {}
