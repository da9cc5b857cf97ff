package dev.tandem.billing.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.scheduling.funding.PayerReinstated;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** A payer that was past due has paid. */
@DomainEvent(namespace = "billing", name = "account-recovered")
public record AccountRecovered(EventMetadata meta, UUID memberId) implements PayerReinstated {}
