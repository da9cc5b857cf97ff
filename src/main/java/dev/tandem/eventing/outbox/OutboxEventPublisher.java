package dev.tandem.eventing.outbox;

import dev.tandem.eventing.log.EventTypes;
import dev.tandem.eventing.log.PendingEvent;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.eventing.trace.EventSpans;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/** Adds published application events to the outbox of their transaction, before other listeners. */
@Component
class OutboxEventPublisher implements ApplicationListener<PayloadApplicationEvent<?>>, Ordered {

  private final EventTypes types;
  private final EventSpans spans;

  OutboxEventPublisher(EventTypes types, EventSpans spans) {
    this.types = types;
    this.spans = spans;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public void onApplicationEvent(PayloadApplicationEvent<?> published) {
    if (published.getPayload() instanceof PublishedEvent event) {
      var name = EventTypes.name(event.getClass());
      TransactionOutbox.add(
          new PendingEvent(
              name, event.meta(), spans.created(name, event.meta()), types.write(event)));
    }
  }
}
