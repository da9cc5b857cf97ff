package dev.tandem.recommendations.events;

import dev.tandem.eventing.change.ChangeKind;
import dev.tandem.eventing.change.PlatformChanged;
import dev.tandem.eventing.publishing.EventMetadata;
import org.jmolecules.event.annotation.DomainEvent;

/** Other accounts get the new ranking than before, or a verdict on it was acknowledged. */
@DomainEvent(namespace = "recommendations", name = "ranking-switched")
public record RankingSwitched(
    EventMetadata meta, String module, String what, String by, String reason)
    implements PlatformChanged {

  @Override
  public ChangeKind kind() {
    return ChangeKind.BRANCH;
  }
}
