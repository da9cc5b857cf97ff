package house.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

@DomainEvent(namespace = "scheduling", name = "room-opened")
public record RoomOpened(EventMetadata meta, UUID roomId, UUID addressId, String title)
    implements PublishedEvent {}
