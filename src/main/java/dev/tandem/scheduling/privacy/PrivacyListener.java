package dev.tandem.scheduling.privacy;

import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.preferences.events.PreferencesChanged;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Learns what members have chosen. */
@Component
class PrivacyListener {

  private final PrivacyChoices choices;

  PrivacyListener(PrivacyChoices choices) {
    this.choices = choices;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "scheduling.learns-preferences")
  void on(PreferencesChanged event) {
    choices.save(event.memberId(), event.settings(), event.meta().version());
  }
}
