package dev.tandem.billing.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.NotPersonal;
import dev.tandem.scheduling.funding.PayerSuspended;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** A payer has not paid an invoice on terms in time. */
@DomainEvent(namespace = "billing", name = "account-past-due")
public record AccountPastDue(
    EventMetadata meta,
    UUID memberId,
    @NotPersonal("a running number of documents") String invoiceNumber)
    implements PayerSuspended {}
