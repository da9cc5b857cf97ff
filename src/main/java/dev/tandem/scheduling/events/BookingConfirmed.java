package dev.tandem.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** A booking is paid for and confirmed. */
@DomainEvent(namespace = "scheduling", name = "booking-confirmed")
public record BookingConfirmed(
    EventMetadata meta,
    UUID bookingId,
    int revision,
    UUID mentorId,
    UUID menteeId,
    Instant startsAt,
    Instant endsAt)
    implements PublishedEvent {}
