package dev.tandem.recommendations.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * A rating was revealed: both sides of the session have rated, or the time for it is over. {@code
 * stars} is from 1 to 5.
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
