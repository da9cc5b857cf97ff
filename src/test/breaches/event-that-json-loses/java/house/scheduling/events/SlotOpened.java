package house.scheduling.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;
import org.jspecify.annotations.Nullable;

@DomainEvent(namespace = "scheduling", name = "slot-opened")
public record SlotOpened(EventMetadata meta, @JsonIgnore UUID slotId, @Nullable String label)
    implements PublishedEvent {}
