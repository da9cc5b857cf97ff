package dev.tandem.members.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** A cohort was closed, by an operator or after its last day. */
@DomainEvent(namespace = "members", name = "cohort-closed")
public record CohortClosed(EventMetadata meta, UUID cohortId) implements PublishedEvent {}
