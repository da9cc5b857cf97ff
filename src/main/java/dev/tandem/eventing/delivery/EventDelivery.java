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
 * Delivers what a reader has before it in a lane: lease, read, call the listeners, move the cursor,
 * commit. All in one transaction, so that the effects and the mark of their delivery stand or fall
 * together. A turn that fails is taken again, more carefully.
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
   * Several lanes together are one transaction. What fails there is taken again lane by lane.
   *
   * @return by lane
   */
  Map<Integer, DeliveryOutcome> deliver(
      String reader, Collection<Integer> lanes, BooleanSupplier goOn) {
    if (lanes.size() > 1) {
      try {
        return retryDueAndReport(
            reader, lanes, deliverBatch(reader, lanes, RetryGranularity.BATCH, null, goOn), goOn);
      } catch (RuntimeException e) {
        LOG.debug("{} failed in lanes {} together", reader, lanes, e);
      }
    }
    var outcomes = new HashMap<Integer, DeliveryOutcome>();
    for (int lane : lanes) {
      var progress = deliverWithFallback(reader, lane, goOn);
      outcomes.putAll(retryDueAndReport(reader, Set.of(lane), progress, goOn));
    }
    return outcomes;
  }

  private Map<Integer, DeliveryOutcome> retryDueAndReport(
      String reader,
      Collection<Integer> lanes,
      DeliveryBatch.BatchResult progress,
      BooleanSupplier goOn) {
    progress.deliveredCounts().forEach(collaborators.metrics()::recordDelivered);
    var outcomes = new HashMap<Integer, DeliveryOutcome>();
    for (int lane : lanes) {
      boolean left =
          progress.partitionsWithHeldKeys().contains(lane)
              && goOn.getAsBoolean()
              && !retryAllDue(reader, lane, goOn);
      outcomes.put(lane, left ? DeliveryOutcome.MORE_AVAILABLE : progress.outcome(lane));
    }
    return outcomes;
  }

  private DeliveryBatch.BatchResult deliverWithFallback(
      String reader, int lane, BooleanSupplier goOn) {
    RuntimeException failure = null;
    for (var care : RetryGranularity.values()) {
      if (care == RetryGranularity.SAVEPOINT_PER_LISTENER
          && failure != null
          && LockContention.isCauseOf(failure)) {
        continue;
      }
      try {
        return deliverBatch(reader, Set.of(lane), care, failure, goOn);
      } catch (RuntimeException e) {
        if (FencedWrite.isCauseOf(e)) {
          return DeliveryBatch.BatchResult.NONE;
        }
        LOG.debug("{} in lane {} failed with care {}", reader, lane, care, e);
        failure = e;
      }
    }
    throw new IllegalStateException("Nothing can be delivered to " + reader, failure);
  }

  private DeliveryBatch.BatchResult deliverBatch(
      String reader,
      Collection<Integer> lanes,
      RetryGranularity care,
      @Nullable RuntimeException failure,
      BooleanSupplier goOn) {
    return transaction.execute(status -> {
      var leased = cursors.lease(reader, lanes, care.lockTimeout());
      if (leased.isEmpty()) {
        return DeliveryBatch.BatchResult.NONE;
      }
      return leased.getFirst().forwarded()
          ? DeliveryBatch.BatchResult.notResponsible(leased)
          : new DeliveryBatch(collaborators, leased, care, failure).run(goOn);
    });
  }

  /** Tries again what is due, each event in its own transaction. True when none of it is left. */
  private boolean retryAllDue(String reader, int lane, BooleanSupplier goOn) {
    while (goOn.getAsBoolean()) {
      if (!retryNextDue(reader, lane)) {
        return true;
      }
    }
    return false;
  }

  private boolean retryNextDue(String reader, int lane) {
    var tried = new AtomicReference<ParkedEvents.DueRetry>();
    try {
      return withLease(
          reader,
          lane,
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
      return withLease(reader, lane, cursor -> parkedEvents.recordRetryFailure(it, e), false);
    }
  }

  private void redeliver(ParkedEvents.DueRetry it) {
    var event = collaborators.types().read(it.event().name(), it.event().payload());
    var to = collaborators.subscriptions().withNames(Set.of(it.subscription())).getFirst();
    collaborators.traceContexts().continueTrace(it.event(), to.name(), () -> to.deliver(event));
    collaborators.metrics().recordDelivered(it.subscription(), 1);
  }

  private <T> T withLease(String reader, int lane, Function<Cursor, T> work, T otherwise) {
    return transaction.execute(status -> cursors.lease(reader, lane).map(work).orElse(otherwise));
  }
}
