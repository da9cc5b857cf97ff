package dev.tandem.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** A session was moved to another time. The payment is not affected. */
@DomainEvent(namespace = "scheduling", name = "booking-rescheduled")
public record BookingRescheduled(
    EventMetadata meta,
    UUID bookingId,
    int revision,
    UUID mentorId,
    UUID menteeId,
    Instant startsAt,
    Instant endsAt,
    Party by)
    implements PublishedEvent {}
