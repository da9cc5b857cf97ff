package dev.tandem.preferences.decision;

/** The values of settings for members who have chosen none. */
@FunctionalInterface
public interface SettingDefaults {

  String valueOf(Setting setting);

  /** These, with the zone of the member's profile. */
  default SettingDefaults withZone(String zone) {
    return setting -> setting == Setting.TIME_ZONE ? zone : valueOf(setting);
  }
}
