package dev.tandem.preferences.events;

import dev.tandem.access.memberdata.MemberErasureCompleted;
import dev.tandem.eventing.publishing.EventMetadata;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** All modules have erased a member. */
@DomainEvent(namespace = "preferences", name = "erasure-completed")
public record ErasureCompleted(EventMetadata meta, UUID erasureId, UUID memberId)
    implements MemberErasureCompleted {}
