package dev.tandem.rollout.verification;

import java.math.BigDecimal;

/**
 * The digest of a set of rows: their number and the sum of their 64-bit hashes, which does not
 * depend on their order. A single wrong row is missed with a probability of 1 in 2^64.
 */
record RangeDigest(long count, BigDecimal sum) {}
