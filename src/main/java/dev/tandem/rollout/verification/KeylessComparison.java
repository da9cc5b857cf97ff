package dev.tandem.rollout.verification;

import dev.tandem.rollout.verification.RowDifference.DifferenceKind;
import dev.tandem.rollout.verification.SessionPair.SourceAndTarget;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Compares a table without a primary key: equal rows are counted by their hash. Digests of buckets
 * of hashes narrow the count down.
 */
final class KeylessComparison {

  private static final long BUCKET_MASK = 0xff;

  private final RowHashQuery query;
  private final SessionPair sessions;
  private final BooleanSupplier catchUp;
  private final DifferenceCollector differences;

  KeylessComparison(
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
  long compare() {
    var digests =
        sessions.readBoth(session -> session.hashes().digestsByBucket(query, BUCKET_MASK));
    if (!digests.isEqual()) {
      compareCounts(differingKeys(digests));
    }
    return digests.source().values().stream().mapToLong(RangeDigest::count).sum();
  }

  private void compareCounts(Set<Long> buckets) {
    var counts =
        sessions.readBoth(session -> session.hashes().countsByHash(query, buckets, BUCKET_MASK));
    var result =
        new MismatchRecheck<>(
                counts(sessions.source(), buckets),
                counts(sessions.target(), buckets),
                Long::equals,
                catchUp)
            .run(differingKeys(counts));
    differences.addUnsettledRows(result.unsettled().size());
    result.different().stream()
        .limit(Verification.MAX_REPORTED_DIFFERENCES + 1L)
        .map(hash -> difference(hash, counts))
        .forEach(differences::add);
  }

  private static <K> Set<K> differingKeys(SourceAndTarget<? extends Map<K, ?>> maps) {
    var keys = new HashSet<>(maps.source().keySet());
    keys.addAll(maps.target().keySet());
    keys.removeIf(key -> Objects.equals(maps.source().get(key), maps.target().get(key)));
    return keys;
  }

  private MismatchRecheck.LockingReader<String, Long> counts(
      ComparisonSession session, Collection<Long> buckets) {
    return new MismatchRecheck.LockingReader<>() {
      @Override
      public Map<String, Long> read(Collection<String> hashes) {
        var counts = new HashMap<>(session.hashes().countsByHash(query, buckets, BUCKET_MASK));
        counts.keySet().retainAll(hashes);
        return counts;
      }

      // Without a key there is no row to lock.
      @Override
      public Map<String, Long> readLocked(Collection<String> hashes) {
        return read(hashes);
      }

      @Override
      public void release() {
        session.release();
      }
    };
  }

  private RowDifference difference(String hash, SourceAndTarget<Map<String, Long>> counts) {
    boolean missing =
        counts.target().getOrDefault(hash, 0L) < counts.source().getOrDefault(hash, 0L);
    return new RowDifference(
        query.table().name(),
        "the row with digest " + hash,
        missing ? DifferenceKind.MISSING : DifferenceKind.EXTRA,
        List.of());
  }
}
