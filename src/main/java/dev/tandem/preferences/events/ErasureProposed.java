package dev.tandem.preferences.events;

import dev.tandem.access.memberdata.MemberErasureProposed;
import dev.tandem.eventing.publishing.EventMetadata;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** Before a member is erased, the modules are asked whether anything is in the way. */
@DomainEvent(namespace = "preferences", name = "erasure-proposed")
public record ErasureProposed(
    EventMetadata meta, UUID erasureId, UUID memberId, int round, boolean forgoesCredits)
    implements MemberErasureProposed {}
