package dev.tandem.rollout.mirror;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.time.Ids;
import dev.tandem.rollout.events.AnswersCompared;
import dev.tandem.rollout.samples.MismatchRecorder;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
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
        mismatches.store();
        closed.forEach((bucket, counted) -> events.publishEvent(event(bucket, counted)));
      });
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("The counts of {} buckets of mirrored reads are lost", closed.size(), e);
    }
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
