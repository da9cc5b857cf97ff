package dev.tandem.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** A reported no-show was resolved by an operator, or because nobody disputed it in time. */
@DomainEvent(namespace = "scheduling", name = "no-show-resolved")
public record NoShowResolved(
    EventMetadata meta,
    UUID bookingId,
    int revision,
    UUID mentorId,
    UUID menteeId,
    NoShowOutcome outcome)
    implements PublishedEvent {}
