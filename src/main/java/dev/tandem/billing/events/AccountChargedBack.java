package dev.tandem.billing.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.money.Money;
import dev.tandem.scheduling.funding.PayerSuspended;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * A payer's bank took a payment back.
 *
 * @param paymentId the booking or the pack that was paid for
 */
@DomainEvent(namespace = "billing", name = "account-charged-back")
public record AccountChargedBack(EventMetadata meta, UUID memberId, UUID paymentId, Money amount)
    implements PayerSuspended {}
