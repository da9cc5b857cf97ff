package dev.tandem.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.NotPersonal;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * A hold or a request for approval expired, or the payment failed. Any payment is refunded in full.
 */
@DomainEvent(namespace = "scheduling", name = "booking-expired")
public record BookingExpired(
    EventMetadata meta,
    UUID bookingId,
    int revision,
    UUID mentorId,
    UUID menteeId,
    @NotPersonal("one of the platform's reasons") String reason)
    implements PublishedEvent {}
