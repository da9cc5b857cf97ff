package dev.tandem.eventing.delivery;

import dev.tandem.eventing.delivery.ParkedEvents.HeldKey;
import dev.tandem.eventing.delivery.PartitionPlan.PlannedDelivery;
import dev.tandem.eventing.log.EventLog;
import dev.tandem.eventing.log.EventTypes;
import dev.tandem.eventing.log.LoggedEvent;
import dev.tandem.eventing.log.TraceContexts;
import dev.tandem.eventing.ownership.FencedWrite;
import dev.tandem.eventing.ownership.LockContention;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Calls the listeners of one event in the running transaction. A delivery that fails is held back,
 * and so are the later ones of its key to the same subscription.
 */
final class ListenerDelivery {

  private static final Logger LOG = LoggerFactory.getLogger(ListenerDelivery.class);

  private final EventLog log;
  private final EventTypes types;
  private final ParkedEvents parkedEvents;
  private final TraceContexts traceContexts;
  private final EventingMetrics metrics;
  private final TransactionTemplate savepoint;

  ListenerDelivery(
      EventLog log,
      EventTypes types,
      ParkedEvents parkedEvents,
      TraceContexts traceContexts,
      EventingMetrics metrics,
      TransactionTemplate savepoint) {
    this.log = log;
    this.types = types;
    this.parkedEvents = parkedEvents;
    this.traceContexts = traceContexts;
    this.metrics = metrics;
    this.savepoint = savepoint;
  }

  /**
   * @param heldKeys of the partition; the key of a delivery that fails is added
   * @return the names of the subscriptions that have handled the event
   */
  List<String> deliver(PlannedDelivery delivery, DeliveryAttempt attempt, Set<HeldKey> heldKeys) {
    var event = delivery.event();
    PublishedEvent payload;
    try {
      payload = types.read(event.name(), event.payload());
    } catch (EventTypes.UnknownEventException e) {
      holdBack(delivery.subscriptions(), log.withStoredPayload(event), e, heldKeys);
      return List.of();
    } catch (EventTypes.UnreadableEventException e) {
      holdBack(delivery.subscriptions(), event, e, heldKeys);
      return List.of();
    }
    var handled = new ArrayList<String>();
    for (var subscription : delivery.subscriptions()) {
      if (deliverTo(subscription, event, payload, attempt, heldKeys)) {
        handled.add(subscription.name());
      }
    }
    return handled;
  }

  private boolean deliverTo(
      Subscription subscription,
      LoggedEvent event,
      PublishedEvent payload,
      DeliveryAttempt attempt,
      Set<HeldKey> heldKeys) {
    if (heldKeys.contains(new HeldKey(subscription.name(), event.key()))) {
      parkedEvents.queueBehind(subscription.name(), event);
      return false;
    }
    return switch (attempt.granularity()) {
      case BATCH, SINGLE_EVENT -> {
        invoke(subscription, event, payload);
        yield true;
      }
      case SAVEPOINT_PER_LISTENER -> invokeInSavepoint(subscription, event, payload, heldKeys);
      case PARK -> {
        holdBack(subscription, event, Objects.requireNonNull(attempt.failure()), heldKeys);
        yield false;
      }
    };
  }

  private boolean invokeInSavepoint(
      Subscription subscription, LoggedEvent event, PublishedEvent payload, Set<HeldKey> heldKeys) {
    try {
      savepoint.executeWithoutResult(status -> invoke(subscription, event, payload));
      return true;
    } catch (RuntimeException e) {
      if (FencedWrite.isCauseOf(e) || LockContention.isCauseOf(e)) {
        throw e;
      }
      holdBack(subscription, event, e, heldKeys);
      return false;
    }
  }

  /** Calls the listener as part of the event's trace. */
  void invoke(Subscription subscription, LoggedEvent event, PublishedEvent payload) {
    traceContexts.continueTrace(event, subscription.name(), () -> subscription.deliver(payload));
  }

  private void holdBack(
      List<Subscription> subscriptions,
      LoggedEvent event,
      RuntimeException failure,
      Set<HeldKey> heldKeys) {
    subscriptions.forEach(subscription -> holdBack(subscription, event, failure, heldKeys));
  }

  private void holdBack(
      Subscription subscription,
      LoggedEvent event,
      RuntimeException failure,
      Set<HeldKey> heldKeys) {
    if (!heldKeys.add(new HeldKey(subscription.name(), event.key()))) {
      parkedEvents.queueBehind(subscription.name(), event);
      return;
    }
    LOG.warn(
        "{} could not handle {} {}", subscription.name(), event.name(), event.eventId(), failure);
    parkedEvents.recordFailure(subscription.name(), event, failure);
    metrics.recordFailed(subscription.name());
  }
}
