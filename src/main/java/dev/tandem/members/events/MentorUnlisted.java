package dev.tandem.members.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.NotPersonal;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** A mentor can no longer be found or booked anew. */
@DomainEvent(namespace = "members", name = "mentor-unlisted")
public record MentorUnlisted(
    EventMetadata meta, UUID mentorId, @NotPersonal("one of the platform's reasons") String reason)
    implements PublishedEvent {}
