package dev.tandem.eventing.delivery;

import dev.tandem.eventing.history.HandledDelivery;
import dev.tandem.eventing.log.EventLog;
import dev.tandem.eventing.log.StoredPayloads;
import dev.tandem.eventing.log.UnknownEventException;
import dev.tandem.eventing.log.UnreadableEventException;
import dev.tandem.eventing.ownership.FencedWrite;
import dev.tandem.eventing.ownership.LockContention;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.eventing.subscription.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Calls the listeners of one event in the running transaction. A delivery that fails is held back,
 * and so are the later ones of its key to the same subscription.
 */
@Component
class ListenerDelivery {

  private final EventLog log;
  private final StoredPayloads payloads;
  private final ListenerInvocation invocation;
  private final ParkedEvents parkedEvents;
  private final FailedDeliveries failedDeliveries;

  ListenerDelivery(
      EventLog log,
      StoredPayloads payloads,
      ListenerInvocation invocation,
      ParkedEvents parkedEvents,
      FailedDeliveries failedDeliveries) {
    this.log = log;
    this.payloads = payloads;
    this.invocation = invocation;
    this.parkedEvents = parkedEvents;
    this.failedDeliveries = failedDeliveries;
  }

  /**
   * @param heldKeys of the partition; the key of a delivery that fails is added
   * @return one for each subscription that has handled the event
   */
  List<HandledDelivery> deliver(
      PlannedDelivery delivery, DeliveryAttempt attempt, Set<HeldKey> heldKeys) {
    var event = delivery.event();
    PublishedEvent payload;
    try {
      payload = payloads.read(event);
    } catch (UnknownEventException e) {
      failedDeliveries.holdBack(
          delivery.subscriptions(), log.withStoredPayload(event), e, heldKeys);
      return List.of();
    } catch (UnreadableEventException e) {
      failedDeliveries.holdBack(delivery.subscriptions(), event, e, heldKeys);
      return List.of();
    }
    var handled = new ArrayList<HandledDelivery>();
    for (var subscription : delivery.subscriptions()) {
      long startedAt = System.nanoTime();
      if (deliverTo(subscription, delivery, payload, attempt, heldKeys)) {
        var took = Duration.ofNanos(System.nanoTime() - startedAt);
        handled.add(new HandledDelivery(event.eventId(), subscription.name(), took));
      }
    }
    return handled;
  }

  private boolean deliverTo(
      Subscription subscription,
      PlannedDelivery delivery,
      PublishedEvent payload,
      DeliveryAttempt attempt,
      Set<HeldKey> heldKeys) {
    var event = delivery.event();
    if (heldKeys.contains(new HeldKey(subscription.name(), event.key()))) {
      parkedEvents.queueBehind(subscription.name(), event);
      return false;
    }
    return switch (attempt.granularity()) {
      case BATCH, SINGLE_EVENT -> {
        invocation.invoke(subscription, event, delivery.trace(), payload);
        yield true;
      }
      case SAVEPOINT_PER_LISTENER -> invokeInSavepoint(subscription, delivery, payload, heldKeys);
      case PARK -> {
        failedDeliveries.holdBack(
            subscription, event, Objects.requireNonNull(attempt.failure()), heldKeys);
        yield false;
      }
    };
  }

  private boolean invokeInSavepoint(
      Subscription subscription,
      PlannedDelivery delivery,
      PublishedEvent payload,
      Set<HeldKey> heldKeys) {
    var event = delivery.event();
    try {
      invocation.invokeInSavepoint(subscription, event, delivery.trace(), payload);
      return true;
    } catch (RuntimeException e) {
      if (FencedWrite.isCauseOf(e) || LockContention.isCauseOf(e)) {
        throw e;
      }
      failedDeliveries.holdBack(subscription, event, e, heldKeys);
      return false;
    }
  }
}
