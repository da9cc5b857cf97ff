package dev.tandem.access.identity.events;

import dev.tandem.access.memberdata.ErasureObjection;
import dev.tandem.access.memberdata.MemberErasureAnswered;
import dev.tandem.eventing.publishing.EventMetadata;
import java.util.List;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** Whether anything in access is in the way of erasing a member. */
@DomainEvent(namespace = "access", name = "erasure-answered")
public record AccessErasureAnswered(
    EventMetadata meta, UUID erasureId, int round, List<ErasureObjection> objections)
    implements MemberErasureAnswered {

  public AccessErasureAnswered {
    objections = List.copyOf(objections);
  }

  @Override
  public String module() {
    return "access";
  }
}
