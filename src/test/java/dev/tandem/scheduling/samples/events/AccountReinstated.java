package dev.tandem.scheduling.samples.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.scheduling.funding.PayerReinstated;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** A payer who has paid, as a payment module publishes it. */
@DomainEvent(namespace = "sample", name = "reinstated")
public record AccountReinstated(EventMetadata meta, UUID memberId) implements PayerReinstated {}
