package house.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

@DomainEvent(namespace = "scheduling", name = "anything-told")
public record AnythingTold(EventMetadata meta, UUID menteeId, Object news)
    implements PublishedEvent {}
