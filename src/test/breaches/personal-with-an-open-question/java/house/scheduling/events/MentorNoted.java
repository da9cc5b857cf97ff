package house.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.NotPersonal;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

@DomainEvent(namespace = "scheduling", name = "mentor-noted")
public record MentorNoted(
    EventMetadata meta, UUID mentorId, @NotPersonal("TODO ask legal") String headline)
    implements PublishedEvent {}
