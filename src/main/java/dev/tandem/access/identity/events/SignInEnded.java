package dev.tandem.access.identity.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** A sign-in was closed or got another password: what was opened with it before is over. */
@DomainEvent(namespace = "access", name = "sign-in-ended")
public record SignInEnded(EventMetadata meta, UUID memberId) implements PublishedEvent {}
