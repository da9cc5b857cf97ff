package dev.tandem.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.NotPersonal;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * A slot is held for a mentee until {@code holdExpiresAt}, so that the booking can be paid for.
 * {@code policy} is the cancellation policy at the time of booking.
 */
@DomainEvent(namespace = "scheduling", name = "booking-held")
public record BookingHeld(
    EventMetadata meta,
    UUID bookingId,
    int revision,
    UUID mentorId,
    UUID menteeId,
    UUID offeringId,
    @Nullable UUID cohortId,
    Instant startsAt,
    Instant endsAt,
    Money price,
    Funding funding,
    @NotPersonal("the name of a cancellation policy") String policy,
    Instant holdExpiresAt)
    implements PublishedEvent {}
