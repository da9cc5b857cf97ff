package house.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

@DomainEvent(namespace = "scheduling", name = "mentor-asked")
public record MentorAsked(EventMetadata meta, UUID mentorId, Optional<String> headline)
    implements PublishedEvent {}
