package dev.tandem.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** The party reported as absent disputes the report. */
@DomainEvent(namespace = "scheduling", name = "no-show-disputed")
public record NoShowDisputed(
    EventMetadata meta, UUID bookingId, int revision, UUID mentorId, UUID menteeId, Party by)
    implements PublishedEvent {}
