package dev.tandem.billing.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.NotPersonal;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.money.Money;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** Money is on its way back to a mentee. */
@DomainEvent(namespace = "billing", name = "refund-issued")
public record RefundIssued(
    EventMetadata meta,
    UUID refundId,
    UUID bookingId,
    UUID menteeId,
    Money amount,
    @NotPersonal("a sentence of the platform, not of the person") String reason)
    implements PublishedEvent {}
