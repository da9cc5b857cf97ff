package dev.tandem.preferences.plan;

import dev.tandem.preferences.decision.Setting;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the values of a key are to be read. */
public enum ValueKind {
  /** A yes or no, however it is spelt. */
  FLAG,
  /** A yes means no messages, as in {@code mute_all}. */
  INVERTED_FLAG,
  /** A list that contains a word if messages are wanted, as in {@code popup,email}. */
  LIST,
  ZONE,
  LANGUAGE,
  /** A value of the setting, after capital letters are made small. */
  SETTING,
  /** Nothing is migrated. */
  IGNORED;

  private static final Set<String> YES = Set.of("1", "yes", "y", "t", "true", "on", "enabled");
  private static final Set<String> NO = Set.of("0", "no", "n", "f", "false", "off", "disabled");
  private static final Pattern DECIMAL = Pattern.compile("^([01])\\.0+$");
  private static final Pattern PUNCTUATION = Pattern.compile("[\\[\\]\"']");
  private static final Pattern SEPARATORS = Pattern.compile("[,;|\\s]+");
  private static final Set<String> NOTHING = Set.of("", "null", "nil", "undefined", "\\n", "n/a");

  /**
   * @param rule what is to be done with the key
   */
  ReadValue read(@Nullable String raw, MappingRule rule) {
    if (this == IGNORED) {
      return new ReadValue.Refused(RowNote.IGNORED);
    }
    var value = raw == null ? "" : raw.strip();
    if (NOTHING.contains(value.toLowerCase(Locale.ROOT))) {
      return ReadValue.NO_ANSWER;
    }
    return switch (this) {
      case FLAG -> flag(value, false);
      case INVERTED_FLAG -> flag(value, true);
      case LIST -> list(value, rule.word());
      case ZONE -> LegacyZones.read(value);
      case LANGUAGE -> language(value);
      case SETTING -> setting(value.toLowerCase(Locale.ROOT), rule);
      case IGNORED -> new ReadValue.Refused(RowNote.IGNORED);
    };
  }

  private static ReadValue flag(String value, boolean inverted) {
    var word = DECIMAL.matcher(value.toLowerCase(Locale.ROOT)).replaceFirst("$1");
    if (YES.contains(word)) {
      return ReadValue.of(!inverted);
    }
    return NO.contains(word)
        ? ReadValue.of(inverted)
        : new ReadValue.Refused(RowNote.UNREADABLE_VALUE);
  }

  private static ReadValue list(String value, String word) {
    var words =
        SEPARATORS
            .splitAsStream(PUNCTUATION.matcher(value).replaceAll(""))
            .map(it -> it.toLowerCase(Locale.ROOT))
            .toList();
    return ReadValue.of(words.contains(word));
  }

  /** The part before the region counts: {@code de-AT} and {@code de_CH} are German. */
  private static ReadValue language(String value) {
    var code = Locale.forLanguageTag(value.replace('_', '-')).getLanguage();
    return Setting.LANGUAGE
        .normalize(code)
        .<ReadValue>map(ReadValue.Stored::new)
        .orElse(new ReadValue.Refused(RowNote.LANGUAGE_NOT_OFFERED));
  }

  private static ReadValue setting(String value, MappingRule rule) {
    return rule.question()
        .flatMap(it -> it.normalize(value))
        .<ReadValue>map(ReadValue.Stored::new)
        .orElse(new ReadValue.Refused(RowNote.UNREADABLE_VALUE));
  }
}
