package dev.tandem.preferences.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * Some of a member's messages will be decided otherwise than by the former platform. Published once
 * for a member and migration, and for no member for whom nothing changes.
 *
 * @param holdsFrom when the decisions change at the earliest
 * @param changes at least one
 */
@DomainEvent(namespace = "preferences", name = "migration-announced")
public record MigrationAnnounced(
    EventMetadata meta,
    UUID migrationId,
    UUID memberId,
    Instant holdsFrom,
    List<ChangingTopic> changes)
    implements PublishedEvent {

  public MigrationAnnounced {
    changes = List.copyOf(changes);
  }
}
