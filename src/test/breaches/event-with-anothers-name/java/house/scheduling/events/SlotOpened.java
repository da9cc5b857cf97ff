package house.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

@DomainEvent(namespace = "billing", name = "slot-opened")
public record SlotOpened(EventMetadata meta, UUID slotId) implements PublishedEvent {}
