package house.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.net.URI;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

@DomainEvent(namespace = "scheduling", name = "page-published")
public record PagePublished(EventMetadata meta, UUID menteeId, URI page)
    implements PublishedEvent {}
