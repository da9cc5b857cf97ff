package house.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

@DomainEvent(namespace = "scheduling", name = "stars-given")
public record StarsGiven(EventMetadata meta, UUID mentorId, int stars, double average)
    implements PublishedEvent {}
