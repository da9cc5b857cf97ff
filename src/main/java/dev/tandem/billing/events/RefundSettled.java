package dev.tandem.billing.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.money.Money;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** A refund has arrived. */
@DomainEvent(namespace = "billing", name = "refund-settled")
public record RefundSettled(
    EventMetadata meta, UUID refundId, UUID bookingId, UUID menteeId, Money amount)
    implements PublishedEvent {}
