package dev.tandem.billing.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.NotPersonal;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.money.Money;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * The price of a booking goes back, or a part of it.
 *
 * @param to CARD, CREDITS, or RECEIVABLE where a cohort pays and is billed less; null in events
 *     from before it was told
 */
@DomainEvent(namespace = "billing", name = "refund-issued")
public record RefundIssued(
    EventMetadata meta,
    UUID refundId,
    UUID bookingId,
    UUID menteeId,
    Money amount,
    @NotPersonal("a sentence of the platform, not of the person") String reason,
    @NotPersonal("one of the targets of a refund") @Nullable String to)
    implements PublishedEvent {}
