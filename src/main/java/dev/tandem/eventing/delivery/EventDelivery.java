package dev.tandem.eventing.delivery;

import dev.tandem.eventing.EventingProperties;
import dev.tandem.eventing.log.Cursors;
import dev.tandem.eventing.log.EventLog;
import dev.tandem.eventing.log.EventTypes;
import dev.tandem.eventing.log.TraceContexts;
import dev.tandem.eventing.ownership.FencedWrite;
import dev.tandem.eventing.ownership.LockContention;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers the unread events of a consumer to its listeners: lease the partitions, read, call the
 * listeners, save the cursors, commit. All of that is one transaction, so that the effects of an
 * event and the mark of its delivery are committed together. A batch that fails is retried in finer
 * granularity.
 */
@Component
public class EventDelivery {

  private static final Logger LOG = LoggerFactory.getLogger(EventDelivery.class);

  private final Cursors cursors;
  private final ParkedEvents parkedEvents;
  private final DeliveryPlanner planner;
  private final ListenerDelivery listeners;
  private final DueRetries dueRetries;
  private final EventingMetrics metrics;
  private final TransactionTemplate transaction;

  public EventDelivery(
      EventLog log,
      EventTypes types,
      SubscribedEventTypes subscribedEventTypes,
      Cursors cursors,
      ParkedEvents parkedEvents,
      Subscriptions subscriptions,
      EventingMetrics metrics,
      TraceContexts traceContexts,
      PlatformTransactionManager transactions,
      EventingProperties properties) {
    var savepoint = new TransactionTemplate(transactions);
    savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    this.cursors = cursors;
    this.parkedEvents = parkedEvents;
    this.metrics = metrics;
    this.transaction = new TransactionTemplate(transactions);
    this.planner =
        new DeliveryPlanner(log, types, subscribedEventTypes, subscriptions, properties.batch());
    this.listeners =
        new ListenerDelivery(log, types, parkedEvents, traceContexts, metrics, savepoint);
    this.dueRetries =
        new DueRetries(
            cursors, parkedEvents, types, subscriptions, listeners, metrics, transaction);
  }

  /**
   * Several partitions share one transaction; if that fails, each is delivered by itself.
   *
   * @return by partition
   */
  Map<Integer, DeliveryOutcome> deliver(
      String consumer, Collection<Integer> partitions, BooleanSupplier isActive) {
    if (partitions.size() > 1) {
      try {
        var result = deliverBatch(consumer, partitions, DeliveryAttempt.FIRST, isActive);
        return retryDueAndReport(consumer, partitions, result, isActive);
      } catch (RuntimeException e) {
        LOG.debug("Delivery to {} in partitions {} together failed", consumer, partitions, e);
      }
    }
    var outcomes = new HashMap<Integer, DeliveryOutcome>();
    for (int partition : partitions) {
      var result = deliverWithFallback(consumer, partition, isActive);
      outcomes.putAll(retryDueAndReport(consumer, Set.of(partition), result, isActive));
    }
    return outcomes;
  }

  private Map<Integer, DeliveryOutcome> retryDueAndReport(
      String consumer,
      Collection<Integer> partitions,
      BatchResult result,
      BooleanSupplier isActive) {
    result.deliveredCounts().forEach(metrics::recordDelivered);
    var outcomes = new HashMap<Integer, DeliveryOutcome>();
    for (int partition : partitions) {
      boolean retriesLeft =
          result.partitionsWithHeldKeys().contains(partition)
              && isActive.getAsBoolean()
              && !dueRetries.retryAll(consumer, partition, isActive);
      outcomes.put(
          partition, retriesLeft ? DeliveryOutcome.MORE_AVAILABLE : result.outcome(partition));
    }
    return outcomes;
  }

  /** Savepoints are left out after a lock conflict: they keep the locks that caused it. */
  private BatchResult deliverWithFallback(
      String consumer, int partition, BooleanSupplier isActive) {
    RuntimeException failure = null;
    for (var granularity : RetryGranularity.values()) {
      if (granularity == RetryGranularity.SAVEPOINT_PER_LISTENER
          && failure != null
          && LockContention.isCauseOf(failure)) {
        continue;
      }
      try {
        var attempt = new DeliveryAttempt(granularity, failure);
        return deliverBatch(consumer, Set.of(partition), attempt, isActive);
      } catch (RuntimeException e) {
        if (FencedWrite.isCauseOf(e)) {
          return BatchResult.NONE;
        }
        LOG.debug("{} to {} in partition {} failed", granularity, consumer, partition, e);
        failure = e;
      }
    }
    throw new IllegalStateException("Nothing can be delivered to " + consumer, failure);
  }

  private BatchResult deliverBatch(
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
          new DeliveryBatch(cursors, parkedEvents, listeners, attempt, leased.size(), isActive);
      return batch.run(planner.plan(leased, granularity));
    });
  }
}
