package house.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;

public record SlotOpened(EventMetadata meta, UUID slotId) implements PublishedEvent {}
