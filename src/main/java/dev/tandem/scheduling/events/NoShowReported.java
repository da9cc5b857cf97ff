package dev.tandem.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** One party reported that the other did not attend. */
@DomainEvent(namespace = "scheduling", name = "no-show-reported")
public record NoShowReported(
    EventMetadata meta,
    UUID bookingId,
    int revision,
    UUID mentorId,
    UUID menteeId,
    Party absent,
    Party reportedBy)
    implements PublishedEvent {}
