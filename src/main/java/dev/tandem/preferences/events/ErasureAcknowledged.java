package dev.tandem.preferences.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * All modules but the one that knows the member's address have erased. It sends the last message,
 * and then erases the address.
 */
@DomainEvent(namespace = "preferences", name = "erasure-acknowledged")
public record ErasureAcknowledged(EventMetadata meta, UUID erasureId, UUID memberId)
    implements PublishedEvent {}
