package house.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import org.jmolecules.event.annotation.DomainEvent;

@DomainEvent(namespace = "scheduling", name = "seat-taken")
public record SeatTaken(EventMetadata meta, Seat seat) implements PublishedEvent {}
