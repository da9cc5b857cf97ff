package dev.tandem.scheduling.samples.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.scheduling.funding.PayerSuspended;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** A payer in arrears, as a payment module publishes it. */
@DomainEvent(namespace = "sample", name = "suspended")
public record AccountSuspended(EventMetadata meta, UUID memberId) implements PayerSuspended {}
