package dev.tandem.eventing;

import dev.tandem.eventing.LoggedEvent.Entry;
import dev.tandem.eventing.publishing.PublishedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.Ordered;

/**
 * Takes what a module publishes into the outbox of its transaction, before anyone else hears it.
 */
class Publishing implements ApplicationListener<PayloadApplicationEvent<?>>, Ordered {

  private final EventTypes types;
  private final Traces traces;

  Publishing(EventTypes types, Traces traces) {
    this.types = types;
    this.traces = traces;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public void onApplicationEvent(PayloadApplicationEvent<?> published) {
    if (published.getPayload() instanceof PublishedEvent event) {
      var name = EventTypes.name(event.getClass());
      Outbox.add(new Entry(name, event.meta(), traces.of(event.meta()), types.write(event)));
    }
  }
}
