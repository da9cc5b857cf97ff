package dev.tandem.preferences.choice;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.preferences.decision.Resolution;
import dev.tandem.preferences.decision.Setting;
import dev.tandem.preferences.events.DecidedSettings;
import dev.tandem.preferences.events.DecidedTopic;
import dev.tandem.preferences.events.PreferencesChanged;
import java.util.UUID;

/** Makes the event that tells the other modules what is decided for a member. */
final class Snapshots {

  private Snapshots() {}

  static PreferencesChanged of(UUID member, Resolution resolution, EventMetadata meta) {
    var decisions =
        resolution.decisions().stream()
            .map(it -> new DecidedTopic(it.topic().key(), it.channel().key(), it.decision().on()))
            .toList();
    var leadMinutes = Setting.leadMinutesOf(resolution.valueOf(Setting.REMINDER_LEAD_MINUTES));
    return new PreferencesChanged(
        meta,
        member,
        decisions,
        new DecidedSettings(
            resolution.valueOf(Setting.TIME_ZONE),
            resolution.valueOf(Setting.LANGUAGE),
            resolution.valueOf(Setting.CLOCK),
            resolution.valueOf(Setting.FIRST_DAY_OF_WEEK),
            leadMinutes,
            resolution.valueOf(Setting.PROFILE_VISIBILITY),
            resolution.valueOf(Setting.CALENDAR_CONTENT),
            resolution.isChosen(Setting.LANGUAGE)));
  }
}
