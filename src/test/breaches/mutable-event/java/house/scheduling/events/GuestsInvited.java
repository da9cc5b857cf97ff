package house.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.List;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

@DomainEvent(namespace = "scheduling", name = "guests-invited")
public record GuestsInvited(EventMetadata meta, List<UUID> guests) implements PublishedEvent {}
