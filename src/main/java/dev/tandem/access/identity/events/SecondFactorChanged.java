package dev.tandem.access.identity.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * A member needs a second factor to sign in from now on, or no longer needs one.
 *
 * @param required whether it is needed
 */
@DomainEvent(namespace = "access", name = "second-factor-changed")
public record SecondFactorChanged(EventMetadata meta, UUID memberId, boolean required)
    implements PublishedEvent {}
