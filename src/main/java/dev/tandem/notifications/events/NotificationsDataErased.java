package dev.tandem.notifications.events;

import dev.tandem.access.memberdata.ErasedRows;
import dev.tandem.access.memberdata.MemberDataErased;
import dev.tandem.access.memberdata.RetainedRows;
import dev.tandem.eventing.publishing.EventMetadata;
import java.util.List;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** What notifications has erased about a member, and what it must keep. */
@DomainEvent(namespace = "notifications", name = "member-data-erased")
public record NotificationsDataErased(
    EventMetadata meta, UUID erasureId, List<ErasedRows> erased, List<RetainedRows> retained)
    implements MemberDataErased {

  public NotificationsDataErased {
    erased = List.copyOf(erased);
    retained = List.copyOf(retained);
  }

  @Override
  public String module() {
    return "notifications";
  }
}
