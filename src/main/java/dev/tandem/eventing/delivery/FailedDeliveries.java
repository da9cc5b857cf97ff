package dev.tandem.eventing.delivery;

import dev.tandem.eventing.log.LoggedEvent;
import dev.tandem.eventing.log.StoredPayloads;
import dev.tandem.eventing.ownership.LockContention;
import dev.tandem.eventing.subscription.Subscription;
import dev.tandem.eventing.trace.EventSpans;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Holds back a delivery that failed, so that the later ones of its key wait behind it. */
@Component
class FailedDeliveries {

  private static final Logger LOG = LoggerFactory.getLogger(FailedDeliveries.class);

  private final ParkedEvents parkedEvents;
  private final EventingMetrics metrics;
  private final StoredPayloads payloads;
  private final EventSpans spans;

  FailedDeliveries(
      ParkedEvents parkedEvents,
      EventingMetrics metrics,
      StoredPayloads payloads,
      EventSpans spans) {
    this.spans = spans;
    this.parkedEvents = parkedEvents;
    this.metrics = metrics;
    this.payloads = payloads;
  }

  void holdBack(
      List<Subscription> subscriptions,
      LoggedEvent event,
      RuntimeException failure,
      Set<HeldKey> heldKeys) {
    subscriptions.forEach(subscription -> holdBack(subscription, event, failure, heldKeys));
  }

  /**
   * @param heldKeys of the partition, to which the key is added
   */
  void holdBack(
      Subscription subscription,
      LoggedEvent event,
      RuntimeException failure,
      Set<HeldKey> heldKeys) {
    if (!heldKeys.add(new HeldKey(subscription.name(), event.key()))) {
      parkedEvents.queueBehind(subscription.name(), event);
      return;
    }
    spans.within(event, subscription.name(), () -> logFailure(subscription, event, failure));
    parkedEvents.recordFailure(subscription.name(), event, failure);
    if (!LockContention.isCauseOf(failure)) {
      metrics.recordFailed(subscription.name());
    }
  }

  /** What was thrown may quote personal values, which no log may contain. */
  private void logFailure(Subscription subscription, LoggedEvent event, RuntimeException failure) {
    if (payloads.mayHavePersonalValues(event.name(), event.payload())) {
      LOG.warn(
          "{} could not handle {} {}: {}",
          subscription.name(),
          event.name(),
          event.eventId(),
          payloads.redactReason(event.name(), event.payload(), FailureSummary.of(failure)));
    } else {
      LOG.warn(
          "{} could not handle {} {}", subscription.name(), event.name(), event.eventId(), failure);
    }
  }
}
