package dev.tandem.members.events;

import dev.tandem.access.identity.Role;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * A member was enrolled in a cohort. {@code capacity} is how many mentees a mentor takes within the
 * cohort, 1 for a mentee.
 */
@DomainEvent(namespace = "members", name = "cohort-enrolled")
public record CohortEnrolled(
    EventMetadata meta, UUID cohortId, UUID memberId, Role role, int capacity)
    implements PublishedEvent {}
