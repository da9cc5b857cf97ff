package dev.tandem.scheduling.samples.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.scheduling.funding.PayerSuspended;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** What whoever takes the money says of a payer who is behind. */
@DomainEvent(namespace = "sample", name = "suspended")
public record AccountSuspended(EventMetadata meta, UUID memberId) implements PayerSuspended {}
