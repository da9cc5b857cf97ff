package dev.tandem.preferences.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * What a member asked for can be downloaded.
 *
 * @param expiresAt until when
 */
@DomainEvent(namespace = "preferences", name = "export-ready")
public record ExportReady(EventMetadata meta, UUID exportId, UUID memberId, Instant expiresAt)
    implements PublishedEvent {}
