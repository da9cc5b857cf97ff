package dev.tandem.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.money.Money;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * The session will not take place. {@code refundBasisPoints} of the price go back to the mentee,
 * which is {@code refund}.
 */
@DomainEvent(namespace = "scheduling", name = "booking-cancelled")
public record BookingCancelled(
    EventMetadata meta,
    UUID bookingId,
    int revision,
    UUID mentorId,
    UUID menteeId,
    Party by,
    int refundBasisPoints,
    Money refund,
    String reason,
    boolean strike)
    implements PublishedEvent {}
