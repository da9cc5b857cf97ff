package dev.tandem.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** A seat is kept for the first mentee on the waiting list until {@code offeredUntil}. */
@DomainEvent(namespace = "scheduling", name = "waitlist-offered")
public record WaitlistOffered(
    EventMetadata meta,
    UUID sessionId,
    UUID offeringId,
    UUID menteeId,
    Instant startsAt,
    Instant offeredUntil)
    implements PublishedEvent {}
