package dev.tandem.rollout.verification;

import java.util.List;

/**
 * A row that differs between the databases. It names columns but never their values; parts of a key
 * that may be personal data are replaced by a hash.
 *
 * @param key {@code column=value}, or the digest of a row without a key
 * @param columns the columns that differ; empty when only one database has the row
 */
record RowDifference(String table, String key, DifferenceKind kind, List<String> columns) {

  enum DifferenceKind {
    /** Only in the source. */
    MISSING,
    /** Only in the target. */
    EXTRA,
    CHANGED
  }

  @Override
  public String toString() {
    return switch (kind) {
      case MISSING -> "%s: %s is missing in the copy".formatted(table, key);
      case EXTRA -> "%s: %s exists only in the copy".formatted(table, key);
      case CHANGED -> "%s: %s differs in %s".formatted(table, key, String.join(", ", columns));
    };
  }
}
