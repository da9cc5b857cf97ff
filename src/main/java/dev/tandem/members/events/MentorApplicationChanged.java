package dev.tandem.members.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.NotPersonal;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * Somebody applied as a mentor, answered or was asked something about it, or was accepted or
 * declined.
 *
 * @param state WAITING for an operator, ASKED by an operator, ACCEPTED or DECLINED
 */
@DomainEvent(namespace = "members", name = "mentor-application-changed")
public record MentorApplicationChanged(
    EventMetadata meta,
    UUID applicantId,
    @NotPersonal("one of the states of an application") String state)
    implements PublishedEvent {}
