package dev.tandem.billing.payment;

import dev.tandem.billing.store.EventReaction;
import dev.tandem.billing.store.RecordedEvent;
import dev.tandem.eventing.publishing.EventMetadata;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Publishes the recorded events that concern other modules. */
@Component
class BillingEventPublisher implements EventReaction {

  private final ApplicationEventPublisher publisher;

  BillingEventPublisher(ApplicationEventPublisher publisher) {
    this.publisher = publisher;
  }

  /** Publishes in the transaction that records the event, without which there is none. */
  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void onRecorded(RecordedEvent recorded) {
    var meta = EventMetadata.about(recorded.stream().subject(), recorded.version(), recorded.at());
    var event = PublishedEvents.of(recorded.event(), meta);
    if (event != null) {
      publisher.publishEvent(event);
    }
  }
}
