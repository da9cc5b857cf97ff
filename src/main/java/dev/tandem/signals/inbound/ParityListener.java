package dev.tandem.signals.inbound;

import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.preferences.events.MigrationCompared;
import dev.tandem.signals.parity.Parities;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears how decisions about messages compare. */
@Component
class ParityListener {

  private final Parities parities;

  ParityListener(Parities parities) {
    this.parities = parities;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "signals.collects-parity")
  void on(MigrationCompared event) {
    parities.add(event);
  }
}
