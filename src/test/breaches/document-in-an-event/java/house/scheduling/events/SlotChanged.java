package house.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

@DomainEvent(namespace = "scheduling", name = "slot-changed")
public record SlotChanged(EventMetadata meta, UUID slotId, String payload)
    implements PublishedEvent {}
