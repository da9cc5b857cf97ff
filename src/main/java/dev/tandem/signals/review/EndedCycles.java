package dev.tandem.signals.review;

import dev.tandem.eventing.incident.ParkedDeliveries;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.time.Ids;
import dev.tandem.signals.cycle.Cycle;
import dev.tandem.signals.cycle.Cycles;
import dev.tandem.signals.events.ReviewDue;
import dev.tandem.signals.events.ReviewDue.ReviewedModule;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells, once, that a cycle has ended and how it was. */
@Component
class EndedCycles {

  private static final Logger LOG = LoggerFactory.getLogger(EndedCycles.class);

  private final Cycles cycles;
  private final Reviews reviews;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  EndedCycles(
      Cycles cycles,
      Reviews reviews,
      JdbcClient jdbc,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    this.cycles = cycles;
    this.reviews = reviews;
    this.jdbc = jdbc;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Of the last one only: who was away for longer finds the others in the list. */
  @Scheduled(fixedDelayString = "${tandem.signals.reviews-tick:1m}")
  void run() {
    try {
      cycles.known().stream().skip(1).findFirst().ifPresent(this::tell);
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("Cannot tell that a cycle has ended; will try again", e);
    }
  }

  void tell(Cycle cycle) {
    transaction.executeWithoutResult(status -> {
      if (begin(cycle)) {
        events.publishEvent(event(reviews.of(cycle)));
      }
    });
  }

  /**
   * @return false if it was told, or if another process tells it
   */
  private boolean begin(Cycle cycle) {
    return jdbc.sql(
                """
                insert into signals.told_cycle (cycle, told_at) values (?, ?) on conflict do nothing
                """)
            .params(cycle.name(), clock.instant())
            .update()
        == 1;
  }

  private ReviewDue event(Review it) {
    var cycle = it.cycle();
    return new ReviewDue(
        EventMetadata.about(Ids.named("review/" + cycle.name()), 1, clock.instant()),
        cycle.name(),
        cycle.start(),
        cycle.end(),
        it.modules().stream().map(EndedCycles::module).toList(),
        it.changes().size(),
        it.incidents().size(),
        it.parked().stream().mapToLong(ParkedDeliveries::count).sum(),
        it.mismatches().size(),
        it.mismatches().stream().filter(cause -> !cause.isExplained()).count());
  }

  private static ReviewedModule module(ModuleReview it) {
    return new ReviewedModule(it.module(), it.stage(), it.state().name(), it.faults().size());
  }
}
