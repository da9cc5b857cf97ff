package dev.tandem.signals.inbound;

import dev.tandem.eventing.change.PlatformChanged;
import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.signals.change.Changes;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears what is changed in how modules work, by whom and why. */
@Component
class ChangeListener {

  private final Changes changes;

  ChangeListener(Changes changes) {
    this.changes = changes;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "signals.collects-changes")
  void on(PlatformChanged event) {
    changes.add(event);
  }
}
