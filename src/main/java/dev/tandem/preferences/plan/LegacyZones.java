package dev.tandem.preferences.plan;

import dev.tandem.preferences.decision.Setting;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads time zones as programs of the last twenty years have written them. */
final class LegacyZones {

  private static final Pattern OFFSET =
      Pattern.compile("(?i)(gmt|utc|etc/gmt)?\\s*[+-]\\s*\\d{1,2}(:?\\d{2})?");

  /** Renamed by the time zone database, or as Rails and Windows call them. */
  private static final Map<String, String> NAMES = names();

  private LegacyZones() {}

  static ReadValue read(String value) {
    var known = NAMES.get(value);
    if (known != null) {
      return new ReadValue.Stored(known);
    }
    if (OFFSET.matcher(value).matches()) {
      return new ReadValue.Refused(RowNote.ZONE_WITHOUT_PLACE);
    }
    return Setting.TIME_ZONE
        .normalize(value)
        .filter(it -> it.contains("/") || it.equals("UTC"))
        .<ReadValue>map(ReadValue.Stored::new)
        .orElse(new ReadValue.Refused(RowNote.UNKNOWN_ZONE));
  }

  private static Map<String, String> names() {
    var names = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    names.putAll(
        Map.of(
            "Europe/Kiev", "Europe/Kyiv",
            "Asia/Calcutta", "Asia/Kolkata",
            "Asia/Katmandu", "Asia/Kathmandu",
            "Asia/Saigon", "Asia/Ho_Chi_Minh",
            "Asia/Rangoon", "Asia/Yangon",
            "America/Buenos_Aires", "America/Argentina/Buenos_Aires",
            "GMT", "UTC",
            "Z", "UTC",
            "Etc/UTC", "UTC"));
    for (var zone :
        Map.of(
                "Eastern Time", "America/New_York",
                "Central Time", "America/Chicago",
                "Mountain Time", "America/Denver",
                "Pacific Time", "America/Los_Angeles")
            .entrySet()) {
      names.put(zone.getKey(), zone.getValue());
      names.put(zone.getKey() + " (US & Canada)", zone.getValue());
      names.put("US/" + zone.getKey().replace(" Time", ""), zone.getValue());
      names.put(zone.getKey().replace(" Time", " Standard Time"), zone.getValue());
    }
    names.put("Berlin", "Europe/Berlin");
    names.put("W. Europe Standard Time", "Europe/Berlin");
    return names;
  }
}
