package dev.tandem.rollout.verification;

import dev.tandem.rollout.database.TableSchema;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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

  /**
   * @param source the values of all columns; null if only the target has the row
   * @param target the values of all columns; null if only the source has the row
   */
  static RowDifference between(
      TableSchema table,
      List<String> key,
      @Nullable List<@Nullable String> source,
      @Nullable List<@Nullable String> target) {
    var shownKey = KeyRedaction.redact(table.primaryKey(), key);
    if (target == null) {
      return new RowDifference(table.name(), shownKey, DifferenceKind.MISSING, List.of());
    }
    if (source == null) {
      return new RowDifference(table.name(), shownKey, DifferenceKind.EXTRA, List.of());
    }
    var changed =
        IntStream.range(0, source.size())
            .filter(i -> !Objects.equals(source.get(i), target.get(i)))
            .mapToObj(i -> table.columns().get(i).name())
            .toList();
    return new RowDifference(table.name(), shownKey, DifferenceKind.CHANGED, changed);
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
