package house.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.NotPersonal;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

@DomainEvent(namespace = "scheduling", name = "note-taken")
public record NoteTaken(EventMetadata meta, UUID mentorId, @NotPersonal("is fine") String note)
    implements PublishedEvent {}
