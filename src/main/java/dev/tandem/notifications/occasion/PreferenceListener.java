package dev.tandem.notifications.occasion;

import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.kernel.time.Ids;
import dev.tandem.notifications.message.MessageKind;
import dev.tandem.notifications.message.MessageQueue;
import dev.tandem.notifications.message.NewMessage;
import dev.tandem.notifications.message.Parameter;
import dev.tandem.notifications.message.Parameters;
import dev.tandem.notifications.preference.ChoicesReplica;
import dev.tandem.notifications.reminder.Reminders;
import dev.tandem.preferences.events.ExportReady;
import dev.tandem.preferences.events.MigrationAnnounced;
import dev.tandem.preferences.events.PreferencesChanged;
import java.time.Clock;
import java.util.stream.Collectors;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Learns what members have chosen, plans their reminders anew, and tells them when what they asked
 * for is ready.
 */
@Component
class PreferenceListener {

  private final ChoicesReplica choices;
  private final Reminders reminders;
  private final MessageQueue queue;
  private final Clock clock;

  PreferenceListener(ChoicesReplica choices, Reminders reminders, MessageQueue queue, Clock clock) {
    this.choices = choices;
    this.reminders = reminders;
    this.queue = queue;
    this.clock = clock;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.learns-preferences")
  void on(PreferencesChanged event) {
    choices.save(event);
    reminders.planAgain(event.memberId(), clock.instant());
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.tells-of-exports")
  void on(ExportReady event) {
    var until = Parameters.NONE.with(Parameter.UNTIL, event.expiresAt());
    queue.add(
        NewMessage.about(event.meta(), event.memberId(), MessageKind.EXPORT_READY, until)
            .until(event.expiresAt()));
  }

  /** Once for a member and migration, however often it is announced. */
  @FromTheStart
  @ApplicationModuleListener(id = "notifications.tells-of-migrations")
  void on(MigrationAnnounced event) {
    var changes =
        event.changes().stream()
            .map(it -> it.topic() + ":" + (it.after() ? "on" : "off"))
            .distinct()
            .collect(Collectors.joining(","));
    var cause = "migration/" + event.migrationId() + "/" + event.memberId();
    queue.add(
        new NewMessage(
            Ids.named(cause),
            event.memberId(),
            null,
            MessageKind.MIGRATION_NOTICE,
            Parameters.NONE
                .with(Parameter.STARTS_AT, event.holdsFrom())
                .with(Parameter.CHANGES, changes),
            event.meta().occurredAt(),
            null));
  }
}
