package house.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

@DomainEvent(namespace = "scheduling", name = "room-booked")
public record RoomBooked(
    EventMetadata meta,
    UUID mentorId,
    UUID addressId,
    UUID emailId,
    Instant startsAt,
    int seats,
    boolean emailed,
    java.time.DayOfWeek day,
    dev.tandem.kernel.money.Money price)
    implements PublishedEvent {}
