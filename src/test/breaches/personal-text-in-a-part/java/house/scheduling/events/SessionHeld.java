package house.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

@DomainEvent(namespace = "scheduling", name = "session-held")
public record SessionHeld(EventMetadata meta, UUID bookingId, Attendee attendee)
    implements PublishedEvent {}
