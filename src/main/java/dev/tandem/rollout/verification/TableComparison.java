package dev.tandem.rollout.verification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One table on both sides, by digests of ranges of its key, bisected down to the row. */
final class TableComparison {

  private static final int FAN_OUT = 16;
  private static final int MAX_LEAF_ROWS = 1_000;
  private static final int RECHECK_BATCH = 500;
  private static final long BUCKET_MASK = 0xff;

  private final RowHashQuery query;
  private final ComparisonSession source;
  private final ComparisonSession target;
  private final BooleanSupplier catchUp;
  private final ExecutorService targetExecutor;
  private final List<List<String>> suspects = new ArrayList<>();
  private final List<RowDifference> differences = new ArrayList<>();
  private long unsettledRows;

  TableComparison(
      RowHashQuery query,
      ComparisonSession source,
      ComparisonSession target,
      BooleanSupplier catchUp,
      ExecutorService targetExecutor) {
    this.query = query;
    this.source = source;
    this.target = target;
    this.catchUp = catchUp;
    this.targetExecutor = targetExecutor;
  }

  /** Of the source, how many rows were compared. */
  long compare(int piece) {
    long rows = 0;
    if (query.table().primaryKey().isEmpty()) {
      return compareWithoutKey();
    }
    for (var span : KeyRange.ALL.splitAt(source.sampleBounds(query, piece))) {
      rows += compareRange(span);
      if (hasReachedLimit()) {
        return rows;
      }
    }
    recheckSuspects();
    return rows;
  }

  List<RowDifference> differences() {
    return differences.subList(
        0, Math.min(differences.size(), Verification.MAX_REPORTED_DIFFERENCES));
  }

  boolean hasReachedLimit() {
    return differences.size() > Verification.MAX_REPORTED_DIFFERENCES;
  }

  long unsettledRows() {
    return unsettledRows;
  }

  private record SourceAndTarget<T>(T source, T target) {
    boolean isEqual() {
      return Objects.equals(source, target);
    }
  }

  private <T> SourceAndTarget<T> readBoth(Function<ComparisonSession, T> read) {
    var there = targetExecutor.submit(() -> read.apply(target));
    try {
      return new SourceAndTarget<>(read.apply(source), there.get());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException its ? its : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private long compareRange(KeyRange span) {
    var digests = readBoth(it -> it.digest(query, span));
    if (!digests.isEqual() && !hasReachedLimit()) {
      bisect(span, digests);
    }
    return digests.source().count();
  }

  private void bisect(KeyRange span, SourceAndTarget<RangeDigest> digests) {
    long rows = Math.max(digests.source().count(), digests.target().count());
    if (rows <= MAX_LEAF_ROWS) {
      collectSuspects(readBoth(it -> it.rows(query, span)));
      return;
    }
    var fuller = digests.source().count() == rows ? source : target;
    for (var piece :
        span.splitAt(fuller.everyNthKey(query, span, (rows + FAN_OUT - 1) / FAN_OUT))) {
      compareRange(piece);
    }
  }

  private void collectSuspects(SourceAndTarget<Map<List<String>, RowVersion>> seen) {
    var keys = new HashSet<>(seen.source().keySet());
    keys.addAll(seen.target().keySet());
    keys.stream()
        .filter(it ->
            hash(seen.source().get(it)) == null
                || !Objects.equals(hash(seen.source().get(it)), hash(seen.target().get(it))))
        .forEach(suspects::add);
    if (suspects.size() >= RECHECK_BATCH) {
      recheckSuspects();
    }
  }

  private static @Nullable Long hash(@Nullable RowVersion seen) {
    return seen == null ? null : seen.hash();
  }

  private void recheckSuspects() {
    var settled = new MismatchRecheck(keyedRows(source), keyedRows(target), catchUp).run(suspects);
    suspects.clear();
    unsettledRows += settled.unsettled().size();
    if (settled.different().isEmpty()) {
      return;
    }
    var words = readBoth(it -> it.columnValues(query, settled.different()));
    settled.different().stream()
        .map(it -> difference(it, words.source().get(it), words.target().get(it)))
        .filter(it -> it.kind() != RowDifference.DifferenceKind.CHANGED || !it.columns().isEmpty())
        .forEach(differences::add);
  }

  private MismatchRecheck.RowVersionReader keyedRows(ComparisonSession reading) {
    return new MismatchRecheck.RowVersionReader() {
      @Override
      public Map<List<String>, RowVersion> read(Collection<List<String>> keys, boolean locked) {
        return reading.rows(query, keys, locked);
      }

      @Override
      public void release() {
        reading.release();
      }
    };
  }

  private RowDifference difference(
      List<String> key,
      @Nullable List<@Nullable String> here,
      @Nullable List<@Nullable String> there) {
    var columns = new ArrayList<String>();
    if (here != null && there != null) {
      for (int i = 0; i < here.size(); i++) {
        if (!Objects.equals(here.get(i), there.get(i))) {
          columns.add(query.table().columns().get(i).name());
        }
      }
    }
    var kind =
        there == null
            ? RowDifference.DifferenceKind.MISSING
            : here == null
                ? RowDifference.DifferenceKind.EXTRA
                : RowDifference.DifferenceKind.CHANGED;
    return new RowDifference(
        query.table().name(), KeyRedaction.redact(query.table().primaryKey(), key), kind, columns);
  }

  /** Rows without a key are told apart by their hash alone, and counted. */
  private long compareWithoutKey() {
    var tails = readBoth(it -> it.digestsByBucket(query, BUCKET_MASK));
    long rows = tails.source().values().stream().mapToLong(RangeDigest::count).sum();
    if (tails.isEqual()) {
      return rows;
    }
    var different = new HashSet<>(tails.source().keySet());
    different.addAll(tails.target().keySet());
    different.removeIf(it -> Objects.equals(tails.source().get(it), tails.target().get(it)));
    var counted = readBoth(it -> it.countByHash(query, different, BUCKET_MASK));
    var keys = new HashSet<>(counted.source().keySet());
    keys.addAll(counted.target().keySet());
    keys.removeIf(it -> Objects.equals(counted.source().get(it), counted.target().get(it)));
    var settled =
        new MismatchRecheck(countedRows(source, different), countedRows(target, different), catchUp)
            .run(keys);
    unsettledRows += settled.unsettled().size();
    settled.different().stream()
        .map(it -> countDifference(it, counted))
        .limit(Verification.MAX_REPORTED_DIFFERENCES + 1L)
        .forEach(differences::add);
    return rows;
  }

  private MismatchRecheck.RowVersionReader countedRows(
      ComparisonSession reading, Collection<Long> tails) {
    return new MismatchRecheck.RowVersionReader() {
      @Override
      public Map<List<String>, RowVersion> read(Collection<List<String>> keys, boolean locked) {
        var found = new HashMap<>(reading.countByHash(query, tails, BUCKET_MASK));
        found.keySet().retainAll(keys);
        return found;
      }

      @Override
      public void release() {
        reading.release();
      }
    };
  }

  private RowDifference countDifference(
      List<String> hash, SourceAndTarget<Map<List<String>, RowVersion>> counted) {
    var none = new RowVersion(0, 0);
    boolean fewer =
        counted.target().getOrDefault(hash, none).hash()
            < counted.source().getOrDefault(hash, none).hash();
    return new RowDifference(
        query.table().name(),
        "the row with digest " + hash.getFirst(),
        fewer ? RowDifference.DifferenceKind.MISSING : RowDifference.DifferenceKind.EXTRA,
        List.of());
  }
}
