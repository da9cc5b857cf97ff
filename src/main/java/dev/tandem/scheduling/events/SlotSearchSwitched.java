package dev.tandem.scheduling.events;

import dev.tandem.eventing.change.ChangeKind;
import dev.tandem.eventing.change.PlatformChanged;
import dev.tandem.eventing.publishing.EventMetadata;
import org.jmolecules.event.annotation.DomainEvent;

/** Other accounts get the new search for slots than before, or a verdict on it was acknowledged. */
@DomainEvent(namespace = "scheduling", name = "slot-search-switched")
public record SlotSearchSwitched(
    EventMetadata meta, String module, String what, String by, String reason)
    implements PlatformChanged {

  @Override
  public ChangeKind kind() {
    return ChangeKind.BRANCH;
  }
}
