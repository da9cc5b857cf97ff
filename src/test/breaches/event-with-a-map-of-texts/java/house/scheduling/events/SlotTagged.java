package house.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.Map;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

@DomainEvent(namespace = "scheduling", name = "slot-tagged")
public record SlotTagged(EventMetadata meta, UUID slotId, Map<String, String> tags)
    implements PublishedEvent {
  public SlotTagged {
    tags = Map.copyOf(tags);
  }
}
