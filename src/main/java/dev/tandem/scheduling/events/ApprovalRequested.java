package dev.tandem.scheduling.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** A booking is paid for and waits for the mentor, who can answer until {@code answerBy}. */
@DomainEvent(namespace = "scheduling", name = "approval-requested")
public record ApprovalRequested(
    EventMetadata meta,
    UUID bookingId,
    int revision,
    UUID mentorId,
    UUID menteeId,
    Instant startsAt,
    Instant endsAt,
    Instant answerBy)
    implements PublishedEvent {}
