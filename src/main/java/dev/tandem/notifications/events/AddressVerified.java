package dev.tandem.notifications.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** A member can be reached by e-mail. Carries the contact point, never the address. */
@DomainEvent(namespace = "notifications", name = "address-verified")
public record AddressVerified(EventMetadata meta, UUID contactId, UUID memberId)
    implements PublishedEvent {}
