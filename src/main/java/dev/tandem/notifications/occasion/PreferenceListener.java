package dev.tandem.notifications.occasion;

import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.notifications.preference.ChoicesReplica;
import dev.tandem.notifications.reminder.Reminders;
import dev.tandem.preferences.events.PreferencesChanged;
import java.time.Clock;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Learns what members have chosen, and plans their reminders anew. */
@Component
class PreferenceListener {

  private final ChoicesReplica choices;
  private final Reminders reminders;
  private final Clock clock;

  PreferenceListener(ChoicesReplica choices, Reminders reminders, Clock clock) {
    this.choices = choices;
    this.reminders = reminders;
    this.clock = clock;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.learns-preferences")
  void on(PreferencesChanged event) {
    choices.save(event);
    reminders.planAgain(event.memberId(), clock.instant());
  }
}
