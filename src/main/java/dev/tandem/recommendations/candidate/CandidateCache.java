package dev.tandem.recommendations.candidate;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Keeps the candidates in memory. Each request asks whether any has changed, which takes one small
 * statement, and only those that may have are read again: whoever hides or is erased is not shown
 * from then on, in whichever process that was written.
 */
@Component
public class CandidateCache {

  private static final Known NOTHING = new Known(-1, Map.of(), Candidates.of(List.of()));

  private final CandidateQueries queries;
  private final MentorChanges changes;
  private final Clock clock;
  private volatile Known known = NOTHING;

  CandidateCache(CandidateQueries queries, MentorChanges changes, Clock clock) {
    this.queries = queries;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * @param count of all changes
   * @param versions of the buckets; at most as new as the candidates, which are read later
   */
  private record Known(long count, Map<Integer, Long> versions, Candidates candidates) {}

  /** The candidates as of now; not to be asked by a transaction that has changed some. */
  public Candidates current() {
    var latest = known;
    return changes.candidates() == latest.count ? latest.candidates : refresh();
  }

  private synchronized Candidates refresh() {
    var before = known;
    var versions = changes.candidatesByBucket();
    var changed = changedBuckets(before, versions);
    var candidates =
        changed.isEmpty()
            ? before.candidates
            : before.candidates.replace(
                it -> changed.contains(CandidateQueries.bucketOf(it)),
                queries.candidates(changed, clock.instant()));
    long count = versions.values().stream().mapToLong(Long::longValue).sum();
    known = new Known(count, versions, candidates);
    return candidates;
  }

  /** All of them at first, since not every mentor has changed since changes are counted. */
  private static Set<Integer> changedBuckets(Known before, Map<Integer, Long> versions) {
    return IntStream.range(0, CandidateQueries.BUCKETS)
        .filter(it ->
            before.count == NOTHING.count
                || !Objects.equals(before.versions.get(it), versions.get(it)))
        .boxed()
        .collect(Collectors.toSet());
  }
}
