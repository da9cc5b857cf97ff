package dev.tandem.recommendations.branch;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.branch.Branch;
import dev.tandem.kernel.branch.BranchReport;
import dev.tandem.kernel.time.Ids;
import dev.tandem.recommendations.events.RankingsCompared;
import dev.tandem.recommendations.ranking.Ranking;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes how both rankings compared. Counts that cannot be stored are lost: missing evidence is
 * never taken for a good sign.
 */
@Component
class RankingReports {

  private static final Logger LOG = LoggerFactory.getLogger(RankingReports.class);

  private final Branch<Ranking> branch;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  RankingReports(
      Branch<Ranking> branch,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    this.branch = branch;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = RankingsCompared.SECONDS * 1_000)
  void publish() {
    if (!branch.hasCounted()) {
      return;
    }
    try {
      transaction.executeWithoutResult(status -> events.publishEvent(event(branch.report())));
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("What was compared of the rankings is lost", e);
    }
  }

  private RankingsCompared event(BranchReport report) {
    var now = clock.instant();
    var counts = report.counts();
    return new RankingsCompared(
        EventMetadata.about(Ids.named(branch.qualifiedName()), now.getEpochSecond(), now),
        branch.name(),
        report.version(),
        report.since(),
        bucketStart(report, now),
        RankingsCompared.SECONDS,
        counts.compared(),
        counts.different(),
        counts.dropped(),
        counts.slower(),
        counts.faster(),
        counts.even(),
        counts.currentErrors(),
        counts.nextErrors());
  }

  private static Instant bucketStart(BranchReport report, Instant now) {
    var start = now.minusSeconds(RankingsCompared.SECONDS);
    return start.isBefore(report.since()) ? report.since() : start;
  }
}
