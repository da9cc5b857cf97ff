package house.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.List;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

@DomainEvent(namespace = "scheduling", name = "greetings-sent")
public record GreetingsSent(
    EventMetadata meta, UUID bookingId, List<UUID> memberIds, List<String> greetings)
    implements PublishedEvent {
  public GreetingsSent {
    memberIds = List.copyOf(memberIds);
    greetings = List.copyOf(greetings);
  }
}
