package dev.tandem.access.identity.events;

import dev.tandem.access.identity.Role;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has chosen a username and a password and can sign in from now on.
 *
 * @param role what the link that was followed was for
 * @param contactId the contact point whose address received the link; null if there is none
 */
@DomainEvent(namespace = "access", name = "sign-in-created")
public record SignInCreated(EventMetadata meta, UUID memberId, Role role, @Nullable UUID contactId)
    implements PublishedEvent {}
