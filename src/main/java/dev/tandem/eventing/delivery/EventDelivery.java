package dev.tandem.eventing.delivery;

import dev.tandem.eventing.counting.InteractionCounter;
import dev.tandem.eventing.log.LoggedEvent;
import dev.tandem.eventing.ownership.FencedWrite;
import dev.tandem.eventing.ownership.LockContention;
import dev.tandem.kernel.role.ModuleWork;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Delivers the unread events of a consumer to its listeners, and then the failed deliveries that
 * are due. A batch that fails is retried in finer granularity.
 */
@Component
public class EventDelivery {

  private static final Logger LOG = LoggerFactory.getLogger(EventDelivery.class);

  private final BatchDelivery batches;
  private final DueRetries dueRetries;
  private final EventingMetrics metrics;
  private final InteractionCounter interactions;

  EventDelivery(
      BatchDelivery batches,
      DueRetries dueRetries,
      EventingMetrics metrics,
      InteractionCounter interactions) {
    this.batches = batches;
    this.dueRetries = dueRetries;
    this.metrics = metrics;
    this.interactions = interactions;
  }

  /**
   * Several partitions share one transaction; if that fails, each is delivered by itself.
   *
   * @return by partition
   */
  public Map<Integer, DeliveryOutcome> deliver(
      String consumer, Collection<Integer> partitions, BooleanSupplier isActive) {
    return ModuleWork.call(
        LoggedEvent.publisherOf(consumer), () -> deliverAsModule(consumer, partitions, isActive));
  }

  private Map<Integer, DeliveryOutcome> deliverAsModule(
      String consumer, Collection<Integer> partitions, BooleanSupplier isActive) {
    if (partitions.size() > 1) {
      try {
        var result = batches.deliver(consumer, partitions, DeliveryAttempt.FIRST, isActive);
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
    result.interactions().forEach(interactions::count);
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
        return batches.deliver(consumer, Set.of(partition), attempt, isActive);
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
}
