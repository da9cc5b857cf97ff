package dev.tandem.rollout.verification;

import java.math.BigDecimal;

/**
 * Stands for a set of rows: how many, and the sum of a 64-bit hash of each, in whatever order they
 * were read. One wrong row goes unseen with a chance of 1 in 2^64.
 */
record RangeDigest(long count, BigDecimal sum) {}
