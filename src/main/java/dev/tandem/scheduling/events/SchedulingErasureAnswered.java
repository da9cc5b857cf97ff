package dev.tandem.scheduling.events;

import dev.tandem.access.memberdata.ErasureObjection;
import dev.tandem.access.memberdata.MemberErasureAnswered;
import dev.tandem.eventing.publishing.EventMetadata;
import java.util.List;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** Whether anything in scheduling is in the way of erasing a member. */
@DomainEvent(namespace = "scheduling", name = "erasure-answered")
public record SchedulingErasureAnswered(
    EventMetadata meta, UUID erasureId, int round, List<ErasureObjection> objections)
    implements MemberErasureAnswered {

  public SchedulingErasureAnswered {
    objections = List.copyOf(objections);
  }

  @Override
  public String module() {
    return "scheduling";
  }
}
