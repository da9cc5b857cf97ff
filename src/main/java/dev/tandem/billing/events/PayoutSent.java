package dev.tandem.billing.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.money.Money;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** A payout was handed to the bank. */
@DomainEvent(namespace = "billing", name = "payout-sent")
public record PayoutSent(EventMetadata meta, UUID payoutId, UUID mentorId, Money amount)
    implements PublishedEvent {}
