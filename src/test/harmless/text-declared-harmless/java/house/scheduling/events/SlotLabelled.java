package house.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.NotPersonal;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.List;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

@DomainEvent(namespace = "scheduling", name = "slot-labelled")
public record SlotLabelled(
    EventMetadata meta,
    UUID mentorId,
    @NotPersonal("one of three fixed words") String label,
    @NotPersonal("codes of languages, ISO 639") List<String> languages)
    implements PublishedEvent {
  public SlotLabelled {
    languages = List.copyOf(languages);
  }
}
