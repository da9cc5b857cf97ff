package dev.tandem.scheduling.branch;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.branch.Branch;
import dev.tandem.kernel.branch.BranchComparison;
import dev.tandem.kernel.time.Ids;
import dev.tandem.scheduling.events.SlotSearchesCompared;
import dev.tandem.scheduling.slot.OpenSlots;
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
 * Publishes how both searches for slots compared. Counts that cannot be stored are lost: missing
 * evidence is never taken for a good sign.
 */
@Component
class SlotReports {

  private static final Logger LOG = LoggerFactory.getLogger(SlotReports.class);

  private final Branch<OpenSlots> branch;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  SlotReports(
      Branch<OpenSlots> branch,
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
      LOG.warn("What was compared of searches for slots is lost", e);
    }
  }

  private SlotSearchesCompared event(BranchComparison comparison) {
    var now = clock.instant();
    var meta = EventMetadata.about(Ids.named(comparison.branch()), now.getEpochSecond(), now);
    return new SlotSearchesCompared(meta, comparison);
  }
}
