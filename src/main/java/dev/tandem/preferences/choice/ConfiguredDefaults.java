package dev.tandem.preferences.choice;

import dev.tandem.preferences.PreferencesProperties;
import dev.tandem.preferences.decision.Setting;
import dev.tandem.preferences.decision.SettingDefaults;
import org.springframework.stereotype.Component;

/** The defaults of the settings by configuration, which is checked at the start. */
@Component
class ConfiguredDefaults implements SettingDefaults {

  private final PreferencesProperties properties;

  ConfiguredDefaults(PreferencesProperties properties) {
    this.properties = properties;
    for (var setting : Setting.values()) {
      valueOf(setting);
    }
  }

  @Override
  public String valueOf(Setting setting) {
    var configured =
        switch (setting) {
          case TIME_ZONE -> properties.zone();
          case LANGUAGE -> properties.language();
          case CLOCK -> properties.clock();
          case FIRST_DAY_OF_WEEK -> properties.firstDayOfWeek();
          case REMINDER_LEAD_MINUTES -> properties.reminderLeadMinutes();
          case PROFILE_VISIBILITY -> "everyone";
          case CALENDAR_CONTENT -> "full";
        };
    return setting
        .normalize(configured)
        .orElseThrow(() ->
            new IllegalStateException(
                "tandem.preferences.%s cannot be %s".formatted(setting.key(), configured)));
  }
}
