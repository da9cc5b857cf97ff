package dev.tandem.preferences.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * How the decisions by the rules of a former platform and by those here compare so far. Published
 * every hour while both decide, by each process.
 *
 * @param deciding whose decisions count: {@code FORMER} or {@code NEW}
 * @param members who take part
 * @param pending members for whom the other decisions still count
 * @param compared decisions that both have taken
 * @param different of these, how many differed
 * @param membersWithDifference for whom something differs now
 * @param looser decisions that mean more mail here now, without the member's own choice
 */
@DomainEvent(namespace = "preferences", name = "migration-compared")
public record MigrationCompared(
    EventMetadata meta,
    UUID migrationId,
    String deciding,
    long members,
    long pending,
    long compared,
    long different,
    long membersWithDifference,
    long looser)
    implements PublishedEvent {}
