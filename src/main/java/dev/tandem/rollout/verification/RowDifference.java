package dev.tandem.rollout.verification;

import java.util.List;

/**
 * A row that is not the same on both sides. It names columns and never what stands in them; a key
 * that may be a person's words is shown as a number that stands for it.
 *
 * @param key {@code column=value}, or the digest of a row without a key
 * @param columns which differ; empty for rows that one side alone has
 */
record RowDifference(String table, String key, DifferenceKind kind, List<String> columns) {

  enum DifferenceKind {
    /** At the source and not at the target. */
    MISSING,
    /** At the target and not at the source. */
    EXTRA,
    CHANGED
  }

  @Override
  public String toString() {
    return switch (kind) {
      case MISSING -> "%s: %s is missing".formatted(table, key);
      case EXTRA -> "%s: %s is one too many".formatted(table, key);
      case CHANGED -> "%s: %s differs in %s".formatted(table, key, String.join(", ", columns));
    };
  }
}
