package dev.tandem.access.identity.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** A member has another password, by whatever way. */
@DomainEvent(namespace = "access", name = "password-changed")
public record PasswordChanged(EventMetadata meta, UUID memberId) implements PublishedEvent {}
