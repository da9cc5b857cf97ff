package dev.tandem.eventing.delivery;

import dev.tandem.eventing.history.DeliveryHistory;
import dev.tandem.eventing.log.Cursors;
import dev.tandem.eventing.log.Inbox;
import java.util.Collection;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers one batch: lease the partitions, read, call the listeners, save the cursors, commit. All
 * of that is one transaction, so that the effects of an event and the mark of its delivery are
 * committed together.
 */
@Component
class BatchDelivery {

  private final DeliveryPlanner planner;
  private final Cursors cursors;
  private final DeliveryHistory history;
  private final Inbox inbox;
  private final ParkedEvents parkedEvents;
  private final ListenerDelivery listeners;
  private final TransactionTemplate transaction;

  BatchDelivery(
      DeliveryPlanner planner,
      Cursors cursors,
      DeliveryHistory history,
      Inbox inbox,
      ParkedEvents parkedEvents,
      ListenerDelivery listeners,
      PlatformTransactionManager transactions) {
    this.planner = planner;
    this.cursors = cursors;
    this.history = history;
    this.inbox = inbox;
    this.parkedEvents = parkedEvents;
    this.listeners = listeners;
    this.transaction = new TransactionTemplate(transactions);
  }

  BatchResult deliver(
      String consumer,
      Collection<Integer> partitions,
      DeliveryAttempt attempt,
      BooleanSupplier isActive) {
    var granularity = attempt.granularity();
    return transaction.execute(status -> {
      var leased = cursors.lease(consumer, partitions, granularity.lockTimeout());
      if (leased.isEmpty()) {
        return BatchResult.NONE;
      }
      if (leased.getFirst().forwarded()) {
        return BatchResult.notResponsible(leased);
      }
      var batch =
          new DeliveryBatch(
              history, inbox, parkedEvents, listeners, attempt, leased.size(), isActive);
      return batch.run(planner.plan(leased, granularity));
    });
  }
}
