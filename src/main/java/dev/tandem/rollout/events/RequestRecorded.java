package dev.tandem.rollout.events;

import dev.tandem.eventing.change.ChangeKind;
import dev.tandem.eventing.change.PlatformChanged;
import dev.tandem.eventing.publishing.EventMetadata;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * An operator has asked for something that changes no route by itself: to undo a move, to delete a
 * copy, to acknowledge a roll back, or to go on although a gate is closed.
 *
 * @param reason what was missing if a gate was closed, and else what the operator wrote
 */
@DomainEvent(namespace = "rollout", name = "request-recorded")
public record RequestRecorded(
    EventMetadata meta, String module, String what, String by, String reason)
    implements PlatformChanged {

  @Override
  public ChangeKind kind() {
    return ChangeKind.STAGE;
  }
}
