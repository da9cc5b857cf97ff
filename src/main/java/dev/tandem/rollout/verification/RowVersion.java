package dev.tandem.rollout.verification;

/**
 * A row as it was read.
 *
 * @param hash of all columns
 * @param xmin the transaction that wrote this version; another one shows that the row was written
 *     in between
 */
record RowVersion(long hash, long xmin) {

  boolean hasSameHash(RowVersion other) {
    return hash == other.hash;
  }
}
