package house.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import org.jmolecules.event.annotation.DomainEvent;

@DomainEvent(namespace = "scheduling", name = "slot-opened")
public class SlotOpened implements PublishedEvent {
  private final EventMetadata meta;

  public SlotOpened(EventMetadata meta) {
    this.meta = meta;
  }

  @Override
  public EventMetadata meta() {
    return meta;
  }
}
