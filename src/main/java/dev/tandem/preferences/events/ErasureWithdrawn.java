package dev.tandem.preferences.events;

import dev.tandem.access.memberdata.MemberErasureWithdrawn;
import dev.tandem.eventing.publishing.EventMetadata;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** A member stays and wanted that. */
@DomainEvent(namespace = "preferences", name = "erasure-withdrawn")
public record ErasureWithdrawn(EventMetadata meta, UUID erasureId, UUID memberId)
    implements MemberErasureWithdrawn {}
