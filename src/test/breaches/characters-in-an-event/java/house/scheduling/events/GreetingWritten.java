package house.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.List;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

@DomainEvent(namespace = "scheduling", name = "greeting-written")
public record GreetingWritten(EventMetadata meta, UUID menteeId, List<Character> greeting)
    implements PublishedEvent {}
