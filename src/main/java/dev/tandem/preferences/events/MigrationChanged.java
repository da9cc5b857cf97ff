package dev.tandem.preferences.events;

import dev.tandem.eventing.change.ChangeKind;
import dev.tandem.eventing.change.PlatformChanged;
import dev.tandem.eventing.publishing.EventMetadata;
import org.jmolecules.event.annotation.DomainEvent;
import org.jspecify.annotations.Nullable;

/** A step of the migration of what members chose on a former platform was taken. */
@DomainEvent(namespace = "preferences", name = "migration-changed")
public record MigrationChanged(EventMetadata meta, String module, String what, String by)
    implements PlatformChanged {

  @Override
  public ChangeKind kind() {
    return ChangeKind.PREFERENCES;
  }

  @Override
  public @Nullable String reason() {
    return null;
  }
}
