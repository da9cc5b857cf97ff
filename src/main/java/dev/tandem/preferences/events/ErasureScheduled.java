package dev.tandem.preferences.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * Nothing is in the way: a member will be erased.
 *
 * @param executesAt when; until then the member can stay
 */
@DomainEvent(namespace = "preferences", name = "erasure-scheduled")
public record ErasureScheduled(
    EventMetadata meta, UUID erasureId, UUID memberId, Instant executesAt)
    implements PublishedEvent {}
