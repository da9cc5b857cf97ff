package dev.tandem.preferences.events;

import dev.tandem.access.memberdata.MemberErasureWithdrawn;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.NotPersonal;
import java.util.List;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * A member is not erased, as something is in the way.
 *
 * @param afterThinking whether the member had been told that nothing was in the way
 * @param reasons fixed words of the modules that answered
 */
@DomainEvent(namespace = "preferences", name = "erasure-refused")
public record ErasureRefused(
    EventMetadata meta,
    UUID erasureId,
    UUID memberId,
    boolean afterThinking,
    @NotPersonal("fixed words of the modules") List<String> reasons)
    implements MemberErasureWithdrawn {

  public ErasureRefused {
    reasons = List.copyOf(reasons);
  }
}
