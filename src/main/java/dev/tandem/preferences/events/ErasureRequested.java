package dev.tandem.preferences.events;

import dev.tandem.access.memberdata.MemberErasureRequested;
import dev.tandem.eventing.publishing.EventMetadata;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** The time to think is over: a member is erased now, in all modules. */
@DomainEvent(namespace = "preferences", name = "erasure-requested")
public record ErasureRequested(EventMetadata meta, UUID erasureId, UUID memberId)
    implements MemberErasureRequested {}
