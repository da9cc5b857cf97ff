package dev.tandem.rollout.verification;

import dev.tandem.rollout.verification.SessionPair.SourceAndTarget;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
  private final DifferenceCollector differences;
  private final SuspectRecheck recheck;
  private final List<List<String>> suspects = new ArrayList<>();

  KeyedComparison(
      RowHashQuery query,
      SessionPair sessions,
      BooleanSupplier catchUp,
      DifferenceCollector differences) {
    this.query = query;
    this.sessions = sessions;
    this.differences = differences;
    this.recheck = new SuspectRecheck(query, sessions, catchUp, differences);
  }

  /** Returns the number of compared rows of the source. */
  long compare(int rowsPerRange) {
    long rows = 0;
    var bounds = sessions.source().ranges().sampleBounds(query, rowsPerRange);
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
    var digests = sessions.readBoth(session -> session.ranges().digest(query, range));
    if (!digests.isEqual() && !differences.hasReachedLimit()) {
      bisect(range, digests);
    }
    return digests.source().count();
  }

  private void bisect(KeyRange range, SourceAndTarget<RangeDigest> digests) {
    long rows = Math.max(digests.source().count(), digests.target().count());
    if (rows <= MAX_LEAF_ROWS) {
      collectSuspects(sessions.readBoth(session -> session.ranges().rows(query, range)));
      return;
    }
    var fuller = digests.source().count() == rows ? sessions.source() : sessions.target();
    var bounds = fuller.ranges().everyNthKey(query, range, (rows + FAN_OUT - 1) / FAN_OUT);
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
    recheck.run(suspects);
    suspects.clear();
  }
}
