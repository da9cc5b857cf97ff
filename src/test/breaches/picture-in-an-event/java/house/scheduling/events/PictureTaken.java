package house.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

@DomainEvent(namespace = "scheduling", name = "picture-taken")
public record PictureTaken(EventMetadata meta, UUID menteeId, byte[] picture)
    implements PublishedEvent {}
