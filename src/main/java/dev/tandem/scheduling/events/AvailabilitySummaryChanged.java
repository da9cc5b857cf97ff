package dev.tandem.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;
import org.jspecify.annotations.Nullable;

/** A mentor's bookable time has changed: minutes in the next 14 days, and the next free start. */
@DomainEvent(namespace = "scheduling", name = "availability-summary-changed")
public record AvailabilitySummaryChanged(
    EventMetadata meta, UUID mentorId, int openMinutes, @Nullable Instant nextOpen)
    implements PublishedEvent {}
