package dev.tandem.rollout.verification;

import dev.tandem.rollout.verification.RowDifference.DifferenceKind;
import dev.tandem.rollout.verification.SessionPair.SourceAndTarget;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares a table with a primary key: digests of key ranges, bisected where they differ down to
 * single rows.
 */
final class KeyedComparison {

  private static final int FAN_OUT = 16;
  private static final int MAX_LEAF_ROWS = 1_000;
  private static final int RECHECK_BATCH = 500;

  private final RowHashQuery query;
  private final SessionPair sessions;
  private final BooleanSupplier catchUp;
  private final DifferenceCollector differences;
  private final List<List<String>> suspects = new ArrayList<>();

  KeyedComparison(
      RowHashQuery query,
      SessionPair sessions,
      BooleanSupplier catchUp,
      DifferenceCollector differences) {
    this.query = query;
    this.sessions = sessions;
    this.catchUp = catchUp;
    this.differences = differences;
  }

  /** Returns the number of compared rows of the source. */
  long compare(int rowsPerRange) {
    long rows = 0;
    var bounds = sessions.source().sampleBounds(query, rowsPerRange);
    for (var range : KeyRange.ALL.splitAt(bounds)) {
      rows += compareRange(range);
      if (differences.hasReachedLimit()) {
        return rows;
      }
    }
    recheckSuspects();
    return rows;
  }

  private long compareRange(KeyRange range) {
    var digests = sessions.readBoth(session -> session.digest(query, range));
    if (!digests.isEqual() && !differences.hasReachedLimit()) {
      bisect(range, digests);
    }
    return digests.source().count();
  }

  private void bisect(KeyRange range, SourceAndTarget<RangeDigest> digests) {
    long rows = Math.max(digests.source().count(), digests.target().count());
    if (rows <= MAX_LEAF_ROWS) {
      collectSuspects(sessions.readBoth(session -> session.rows(query, range)));
      return;
    }
    var fuller = digests.source().count() == rows ? sessions.source() : sessions.target();
    var bounds = fuller.everyNthKey(query, range, (rows + FAN_OUT - 1) / FAN_OUT);
    range.splitAt(bounds).forEach(this::compareRange);
  }

  private void collectSuspects(SourceAndTarget<Map<List<String>, RowVersion>> rows) {
    var keys = new HashSet<>(rows.source().keySet());
    keys.addAll(rows.target().keySet());
    keys.stream()
        .filter(key -> !isEqual(rows.source().get(key), rows.target().get(key)))
        .forEach(suspects::add);
    if (suspects.size() >= RECHECK_BATCH) {
      recheckSuspects();
    }
  }

  private static boolean isEqual(@Nullable RowVersion source, @Nullable RowVersion target) {
    return source != null && target != null && source.hasSameHash(target);
  }

  private void recheckSuspects() {
    var result =
        new MismatchRecheck<>(sourceRows(), targetRows(), RowVersion::hasSameHash, catchUp)
            .run(suspects);
    suspects.clear();
    differences.addUnsettledRows(result.unsettled().size());
    if (result.different().isEmpty()) {
      return;
    }
    var values = sessions.readBoth(session -> session.columnValues(query, result.different()));
    result.different().stream()
        .map(key -> difference(key, values.source().get(key), values.target().get(key)))
        .filter(difference -> !hasBecomeEqual(difference))
        .forEach(differences::add);
  }

  private static boolean hasBecomeEqual(RowDifference difference) {
    return difference.kind() == DifferenceKind.CHANGED && difference.columns().isEmpty();
  }

  private MismatchRecheck.LockingReader<List<String>, RowVersion> sourceRows() {
    var session = sessions.source();
    return new MismatchRecheck.LockingReader<>() {
      @Override
      public Map<List<String>, RowVersion> read(Collection<List<String>> keys) {
        return session.rows(query, keys);
      }

      @Override
      public Map<List<String>, RowVersion> readLocked(Collection<List<String>> keys) {
        return session.lockRows(query, keys);
      }

      @Override
      public void release() {
        session.release();
      }
    };
  }

  private MismatchRecheck.VersionReader<List<String>, RowVersion> targetRows() {
    return keys -> sessions.target().rows(query, keys);
  }

  private RowDifference difference(
      List<String> key,
      @Nullable List<@Nullable String> source,
      @Nullable List<@Nullable String> target) {
    var columns =
        source == null || target == null ? List.<String>of() : changedColumns(source, target);
    return new RowDifference(
        query.table().name(),
        KeyRedaction.redact(query.table().primaryKey(), key),
        kind(source, target),
        columns);
  }

  private List<String> changedColumns(
      List<@Nullable String> source, List<@Nullable String> target) {
    var columns = new ArrayList<String>();
    for (int i = 0; i < source.size(); i++) {
      if (!Objects.equals(source.get(i), target.get(i))) {
        columns.add(query.table().columns().get(i).name());
      }
    }
    return columns;
  }

  private static DifferenceKind kind(@Nullable Object source, @Nullable Object target) {
    if (target == null) {
      return DifferenceKind.MISSING;
    }
    return source == null ? DifferenceKind.EXTRA : DifferenceKind.CHANGED;
  }
}
