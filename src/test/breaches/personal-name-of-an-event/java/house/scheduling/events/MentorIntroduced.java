package house.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

@DomainEvent(namespace = "scheduling", name = "mentor-introduced")
public record MentorIntroduced(EventMetadata meta, UUID subject, String words)
    implements PublishedEvent {}
