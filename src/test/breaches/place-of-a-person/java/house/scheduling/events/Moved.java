package house.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

@DomainEvent(namespace = "scheduling", name = "moved")
public record Moved(EventMetadata meta, UUID menteeId, double latitude, double longitude)
    implements PublishedEvent {}
