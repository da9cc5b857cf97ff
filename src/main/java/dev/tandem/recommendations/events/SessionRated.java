package dev.tandem.recommendations.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * One side of a session rated the other; published once both are known or the window closed. {@code
 * stars} 1 to 5.
 */
@DomainEvent(namespace = "recommendations", name = "session-rated")
public record SessionRated(
    EventMetadata meta,
    UUID ratingId,
    UUID bookingId,
    UUID mentorId,
    UUID menteeId,
    UUID raterId,
    int stars)
    implements PublishedEvent {}
