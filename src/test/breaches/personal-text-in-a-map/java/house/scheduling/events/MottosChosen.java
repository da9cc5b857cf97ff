package house.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.Map;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

@DomainEvent(namespace = "scheduling", name = "mottos-chosen")
public record MottosChosen(EventMetadata meta, Map<UUID, String> mottos, UUID mentorId)
    implements PublishedEvent {
  public MottosChosen {
    mottos = Map.copyOf(mottos);
  }
}
