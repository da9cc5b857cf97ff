package dev.tandem.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;
import org.jspecify.annotations.Nullable;

/** A session took place. */
@DomainEvent(namespace = "scheduling", name = "session-completed")
public record SessionCompleted(
    EventMetadata meta,
    UUID bookingId,
    int revision,
    UUID mentorId,
    UUID menteeId,
    @Nullable UUID cohortId,
    Instant startsAt,
    Instant endsAt)
    implements PublishedEvent {}
