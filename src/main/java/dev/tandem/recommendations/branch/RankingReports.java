package dev.tandem.recommendations.branch;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.branch.Branch;
import dev.tandem.kernel.branch.BranchComparison;
import dev.tandem.kernel.time.Ids;
import dev.tandem.recommendations.events.RankingsCompared;
import dev.tandem.recommendations.ranking.Ranking;
import java.time.Clock;
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

  @Scheduled(fixedDelay = BranchComparison.SECONDS * 1_000)
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

  private RankingsCompared event(BranchComparison comparison) {
    var now = clock.instant();
    var meta = EventMetadata.about(Ids.named(comparison.branch()), now.getEpochSecond(), now);
    return new RankingsCompared(meta, comparison);
  }
}
