package dev.tandem.preferences.dualread;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.time.Ids;
import dev.tandem.preferences.events.MigrationCompared;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes how both sets of rules compare, while both decide. */
@Component
public class DualReadReports {

  private static final Logger LOG = LoggerFactory.getLogger(DualReadReports.class);

  private final DualReads dualReads;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  DualReadReports(
      DualReads dualReads,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    this.dualReads = dualReads;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
  public void publish() {
    try {
      transaction.executeWithoutResult(
          status -> dualReads.findOpen().map(this::event).ifPresent(events::publishEvent));
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("Cannot tell how decisions compare; will try again", e);
    }
  }

  private MigrationCompared event(DualRead dualRead) {
    var now = clock.instant();
    var migration = dualRead.migrationId();
    var figures = dualReads.figures(migration);
    var subject = Ids.named("comparison/" + migration);
    return new MigrationCompared(
        EventMetadata.about(subject, now.getEpochSecond(), now),
        migration,
        dualRead.deciding().name(),
        figures.members(),
        figures.pending(),
        figures.compared(),
        figures.different(),
        figures.membersWithDifference(),
        figures.looser());
  }
}
