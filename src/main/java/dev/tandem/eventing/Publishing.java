package dev.tandem.eventing;

import dev.tandem.eventing.LoggedEvent.Entry;
import dev.tandem.eventing.publishing.PublishedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Takes what a module publishes into the transaction's outbox. */
class Publishing {

  private final EventTypes types;

  Publishing(EventTypes types) {
    this.types = types;
  }

  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void on(PublishedEvent event) {
    var name = EventTypes.name(event.getClass());
    Outbox.add(new Entry(name, event.meta(), null, types.write(event)));
  }
}
