package dev.tandem.preferences.decision;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Something with one value for each member. A change of these words needs a new {@link Wording}.
 */
@SuppressWarnings("ImmutableEnumChecker") // functions and lists of the JDK, which are not changed
public enum Setting {
  TIME_ZONE(
      "Time zone",
      "Times in messages are in this zone. Without a choice, it is the one of your profile.",
      Setting::zone),
  LANGUAGE("Language of messages", "", choices("en", "English", "de", "German")),
  CLOCK("Clock", "", choices("24h", "18:30", "12h", "6:30 pm")),
  FIRST_DAY_OF_WEEK(
      "Weeks begin on",
      "",
      choices("monday", "Monday", "sunday", "Sunday", "saturday", "Saturday")),
  REMINDER_LEAD_MINUTES(
      "Remind me before a session",
      "Up to five times, from 5 minutes to 14 days before it.",
      Setting::leadMinutes),
  PROFILE_VISIBILITY(
      "Who sees my profile as a mentor",
      "Others do not find it in the search, among the recommendations or by what you offer. Whoever has booked you still sees your name.",
      choices("everyone", "Every member", "cohorts", "Only members of my cohorts")),
  CALENDAR_CONTENT(
      "My calendar feed shows",
      "For the calendar that you or others subscribe to.",
      choices("full", "Topics and names", "busy", "Only that I am busy"));

  /** Chosen when a member wants no reminder at all. */
  public static final String NO_REMINDERS = "none";

  private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
  private static final int MAX_REMINDERS = 5;
  private static final int MIN_LEAD = 5;
  private static final int MAX_LEAD = 14 * 24 * 60;

  private final String title;
  private final String explanation;
  private final Function<String, Optional<String>> normalization;
  private final List<SettingOption> options;

  Setting(String title, String explanation, Function<String, Optional<String>> normalization) {
    this.title = title;
    this.explanation = explanation;
    this.normalization = normalization;
    this.options = List.of();
  }

  Setting(String title, String explanation, List<SettingOption> options) {
    this.title = title;
    this.explanation = explanation;
    this.normalization =
        value -> options.stream().map(SettingOption::value).filter(value::equals).findFirst();
    this.options = options;
  }

  /** The setting's name in addresses and rows, such as {@code first-day-of-week}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Setting> of(String key) {
    return Arrays.stream(values()).filter(it -> it.key().equals(key)).findFirst();
  }

  /** The value as it is stored; empty if it is none of this setting. */
  public Optional<String> normalize(String value) {
    return normalization.apply(value.strip());
  }

  public String title() {
    return title;
  }

  public String explanation() {
    return explanation;
  }

  /** What can be chosen, with what is shown for each; empty if a value is typed. */
  public List<SettingOption> options() {
    return options;
  }

  /** The minutes of a stored value, the longest first. */
  public static List<Integer> leadMinutesOf(String stored) {
    return stored.equals(NO_REMINDERS)
        ? List.of()
        : Arrays.stream(stored.split(",")).map(Integer::valueOf).toList();
  }

  /** The time zones to choose from: those named after a place. */
  public static List<String> zones() {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
        .sorted()
        .toList();
  }

  private static Optional<String> zone(String value) {
    return Optional.of(value).filter(ZONES::contains);
  }

  private static Optional<String> leadMinutes(String value) {
    if (value.isEmpty() || value.equals(NO_REMINDERS)) {
      return Optional.of(NO_REMINDERS);
    }
    var parts = Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    if (!parts.stream().allMatch(it -> it.matches("[0-9]{1,5}"))) {
      return Optional.empty();
    }
    var minutes =
        parts.stream().map(Integer::valueOf).distinct().sorted(Comparator.reverseOrder()).toList();
    return minutes.size() <= MAX_REMINDERS
            && minutes.stream().allMatch(it -> it >= MIN_LEAD && it <= MAX_LEAD)
        ? Optional.of(minutes.stream().map(String::valueOf).collect(Collectors.joining(",")))
        : Optional.empty();
  }

  private static List<SettingOption> choices(String... valuesAndTexts) {
    var options = new ArrayList<SettingOption>();
    for (int i = 0; i < valuesAndTexts.length; i += 2) {
      options.add(new SettingOption(valuesAndTexts[i], valuesAndTexts[i + 1]));
    }
    return List.copyOf(options);
  }
}
