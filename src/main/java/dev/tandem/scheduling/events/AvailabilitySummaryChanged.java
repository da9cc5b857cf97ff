package dev.tandem.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;
import org.jspecify.annotations.Nullable;

/** How bookable a mentor is: open minutes in the next 14 days and the first open instant. */
@DomainEvent(namespace = "scheduling", name = "availability-summary-changed")
public record AvailabilitySummaryChanged(
    EventMetadata meta, UUID mentorId, int openMinutes, @Nullable Instant nextOpen)
    implements PublishedEvent {}
