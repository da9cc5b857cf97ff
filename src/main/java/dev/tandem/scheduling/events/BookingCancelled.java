package dev.tandem.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.NotPersonal;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.money.Money;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * A session was cancelled. The mentee gets {@code refund} back, which is {@code refundBasisPoints}
 * of the price.
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
    @NotPersonal("a sentence of the platform, not of the party") String reason,
    boolean strike)
    implements PublishedEvent {}
