package dev.tandem.eventing.delivery;

import dev.tandem.eventing.EventingProperties;
import dev.tandem.eventing.log.Cursor;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers what a consumer has before it in a partition: lease, read, call the listeners, move the
 * cursor, commit. All in one transaction, so that the effects and the mark of their delivery stand
 * or fall together. A turn that fails is taken again, more carefully.
 */
public class EventDelivery {

  private static final Logger LOG = LoggerFactory.getLogger(EventDelivery.class);

  private final Cursors cursors;
  private final ParkedEvents parkedEvents;
  private final DeliveryBatch.Collaborators collaborators;
  private final TransactionTemplate transaction;

  public EventDelivery(
      EventLog log,
      EventTypes types,
      SubscribedEventTypes wanted,
      Cursors cursors,
      ParkedEvents parkedEvents,
      Subscriptions subscriptions,
      EventingMetrics meters,
      TraceContexts traces,
      PlatformTransactionManager transactions,
      EventingProperties properties) {
    var nested = new TransactionTemplate(transactions);
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    this.cursors = cursors;
    this.parkedEvents = parkedEvents;
    this.collaborators =
        new DeliveryBatch.Collaborators(
            log,
            types,
            wanted,
            cursors,
            parkedEvents,
            subscriptions,
            meters,
            traces,
            nested,
            properties.batch());
    this.transaction = new TransactionTemplate(transactions);
  }

  public enum DeliveryOutcome {
    /** Nothing is left for now. */
    CAUGHT_UP,
    /** There was more than fits a turn. */
    MORE_AVAILABLE,
    /** Another instance is at it, or it stands still. */
    LEASE_UNAVAILABLE,
    /** It is the broker's to serve, or just not the broker's. */
    NOT_RESPONSIBLE
  }

  /**
   * Several partitions together are one transaction. What fails there is taken again partition by
   * partition.
   *
   * @return by partition
   */
  Map<Integer, DeliveryOutcome> deliver(
      String consumer, Collection<Integer> partitions, BooleanSupplier goOn) {
    if (partitions.size() > 1) {
      try {
        return retryDueAndReport(
            consumer,
            partitions,
            deliverBatch(consumer, partitions, RetryGranularity.BATCH, null, goOn),
            goOn);
      } catch (RuntimeException e) {
        LOG.debug("{} failed in partitions {} together", consumer, partitions, e);
      }
    }
    var outcomes = new HashMap<Integer, DeliveryOutcome>();
    for (int partition : partitions) {
      var progress = deliverWithFallback(consumer, partition, goOn);
      outcomes.putAll(retryDueAndReport(consumer, Set.of(partition), progress, goOn));
    }
    return outcomes;
  }

  private Map<Integer, DeliveryOutcome> retryDueAndReport(
      String consumer,
      Collection<Integer> partitions,
      DeliveryBatch.BatchResult progress,
      BooleanSupplier goOn) {
    progress.deliveredCounts().forEach(collaborators.metrics()::recordDelivered);
    var outcomes = new HashMap<Integer, DeliveryOutcome>();
    for (int partition : partitions) {
      boolean left =
          progress.partitionsWithHeldKeys().contains(partition)
              && goOn.getAsBoolean()
              && !retryAllDue(consumer, partition, goOn);
      outcomes.put(partition, left ? DeliveryOutcome.MORE_AVAILABLE : progress.outcome(partition));
    }
    return outcomes;
  }

  private DeliveryBatch.BatchResult deliverWithFallback(
      String consumer, int partition, BooleanSupplier goOn) {
    RuntimeException failure = null;
    for (var granularity : RetryGranularity.values()) {
      if (granularity == RetryGranularity.SAVEPOINT_PER_LISTENER
          && failure != null
          && LockContention.isCauseOf(failure)) {
        continue;
      }
      try {
        return deliverBatch(consumer, Set.of(partition), granularity, failure, goOn);
      } catch (RuntimeException e) {
        if (FencedWrite.isCauseOf(e)) {
          return DeliveryBatch.BatchResult.NONE;
        }
        LOG.debug(
            "{} in partition {} failed with granularity {}", consumer, partition, granularity, e);
        failure = e;
      }
    }
    throw new IllegalStateException("Nothing can be delivered to " + consumer, failure);
  }

  private DeliveryBatch.BatchResult deliverBatch(
      String consumer,
      Collection<Integer> partitions,
      RetryGranularity granularity,
      @Nullable RuntimeException failure,
      BooleanSupplier goOn) {
    return transaction.execute(status -> {
      var leased = cursors.lease(consumer, partitions, granularity.lockTimeout());
      if (leased.isEmpty()) {
        return DeliveryBatch.BatchResult.NONE;
      }
      return leased.getFirst().forwarded()
          ? DeliveryBatch.BatchResult.notResponsible(leased)
          : new DeliveryBatch(collaborators, leased, granularity, failure).run(goOn);
    });
  }

  /** Tries again what is due, each event in its own transaction. True when none of it is left. */
  private boolean retryAllDue(String consumer, int partition, BooleanSupplier goOn) {
    while (goOn.getAsBoolean()) {
      if (!retryNextDue(consumer, partition)) {
        return true;
      }
    }
    return false;
  }

  private boolean retryNextDue(String consumer, int partition) {
    var tried = new AtomicReference<ParkedEvents.DueRetry>();
    try {
      return withLease(
          consumer,
          partition,
          cursor -> {
            if (cursor.forwarded()) {
              return false;
            }
            var due = parkedEvents.findDue(cursor);
            due.ifPresent(it -> {
              tried.set(it);
              redeliver(it);
              parkedEvents.remove(it.id());
            });
            return due.isPresent();
          },
          false);
    } catch (RuntimeException e) {
      var it = tried.get();
      if (it == null) {
        throw e;
      }
      if (FencedWrite.isCauseOf(e)) {
        return false;
      }
      collaborators.metrics().recordFailed(it.subscription());
      return withLease(
          consumer, partition, cursor -> parkedEvents.recordRetryFailure(it, e), false);
    }
  }

  private void redeliver(ParkedEvents.DueRetry it) {
    var event = collaborators.types().read(it.event().name(), it.event().payload());
    var to = collaborators.subscriptions().withNames(Set.of(it.subscription())).getFirst();
    collaborators.traceContexts().continueTrace(it.event(), to.name(), () -> to.deliver(event));
    collaborators.metrics().recordDelivered(it.subscription(), 1);
  }

  private <T> T withLease(String consumer, int partition, Function<Cursor, T> work, T otherwise) {
    return transaction.execute(
        status -> cursors.lease(consumer, partition).map(work).orElse(otherwise));
  }
}
