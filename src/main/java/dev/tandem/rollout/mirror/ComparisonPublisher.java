package dev.tandem.rollout.mirror;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.time.Ids;
import dev.tandem.rollout.events.AnswersCompared;
import dev.tandem.rollout.events.MismatchesFound;
import dev.tandem.rollout.events.MismatchesFound.FoundCause;
import dev.tandem.rollout.samples.FoundMismatch;
import dev.tandem.rollout.samples.MismatchRecorder;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes the counts of each closed bucket, and stores what was found in it. Counts that cannot
 * be stored are lost: missing evidence is never taken for a good sign.
 */
class ComparisonPublisher {

  private static final Logger LOG = LoggerFactory.getLogger(ComparisonPublisher.class);

  /** Of what is told in one event. */
  private static final int MAX_CAUSES = 50;

  private final MirrorCounts counts;
  private final MismatchRecorder mismatches;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ComparisonPublisher(
      MirrorCounts counts,
      MismatchRecorder mismatches,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    this.counts = counts;
    this.mismatches = mismatches;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 1_000)
  void publishClosedBuckets() {
    var closed = counts.takeClosed();
    if (closed.isEmpty()) {
      return;
    }
    try {
      transaction.executeWithoutResult(status -> {
        mismatches.store().stream()
            .collect(Collectors.groupingBy(FoundMismatch::module))
            .forEach((module, found) -> events.publishEvent(event(module, found)));
        closed.entrySet().stream()
            .sorted(Comparator.comparing(it -> it.getKey().start()))
            .forEach(it -> events.publishEvent(event(it.getKey(), it.getValue())));
      });
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("The counts of {} buckets of mirrored reads are lost", closed.size(), e);
    }
  }

  private MismatchesFound event(String module, List<FoundMismatch> found) {
    var now = clock.instant();
    return new MismatchesFound(
        EventMetadata.about(Ids.named(module + " mismatches"), now.getEpochSecond(), now),
        module,
        found.stream()
            .sorted(Comparator.comparingLong(FoundMismatch::occurrences).reversed())
            .limit(MAX_CAUSES)
            .map(ComparisonPublisher::cause)
            .toList());
  }

  private static FoundCause cause(FoundMismatch it) {
    var sample = it.sample();
    return new FoundCause(
        it.route(),
        sample.path(),
        sample.type().name().toLowerCase(Locale.ROOT),
        it.occurrences(),
        sample.live(),
        sample.mirrored());
  }

  private AnswersCompared event(Bucket bucket, Map<Count, Long> counted) {
    var subject = Ids.named(bucket.module() + " " + bucket.route());
    return new AnswersCompared(
        EventMetadata.about(subject, bucket.start().getEpochSecond(), clock.instant()),
        bucket.module(),
        bucket.route(),
        bucket.start(),
        Bucket.LENGTH.toSeconds(),
        bucket.liveSide().name().toLowerCase(Locale.ROOT),
        counted.getOrDefault(Count.COMPARED, 0L),
        counted.getOrDefault(Count.MISMATCHED, 0L),
        counted.getOrDefault(Count.STALE, 0L),
        counted.getOrDefault(Count.NOISE_COMPARED, 0L),
        counted.getOrDefault(Count.NOISE_MISMATCHED, 0L),
        counted.getOrDefault(Count.DROPPED, 0L),
        counted.getOrDefault(Count.FAILED, 0L),
        counted.getOrDefault(Count.SLOWER, 0L),
        counted.getOrDefault(Count.FASTER, 0L),
        counted.getOrDefault(Count.EVEN, 0L),
        counted.getOrDefault(Count.LIVE_ERRORS, 0L),
        counted.getOrDefault(Count.MIRRORED_ERRORS, 0L));
  }
}
