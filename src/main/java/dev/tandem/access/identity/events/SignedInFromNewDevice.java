package dev.tandem.access.identity.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * A member signed in with a browser that is unknown here. The event is about the session.
 *
 * @param sessionId the session, which the member sees at {@code /access/sessions}
 */
@DomainEvent(namespace = "access", name = "signed-in-from-new-device")
public record SignedInFromNewDevice(EventMetadata meta, UUID memberId, UUID sessionId)
    implements PublishedEvent {}
