package dev.tandem.preferences.admin;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Adds a rule for a key or value in quarantine to a mapping, for an operator to complete. */
final class RuleSuggestion {

  private static final Pattern RULES = Pattern.compile("(?m)^rules:[^\\S\\n]*(#.*)?$");
  private static final Pattern SPECIAL = Pattern.compile("[\\\\.\\[\\]{}()<>*+\\-=!?^$|]");
  private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}");

  private RuleSuggestion() {}

  /**
   * The mapping with a rule that comes before all others and, as it stands, ignores the key.
   *
   * @param value null for all values of the key
   */
  static String addTo(String yaml, String key, @Nullable String value) {
    var rule =
        "  - {key: %s%s, as: ignored}"
            .formatted(quote(key), value == null ? "" : ", value: " + quote(value));
    var rules = RULES.matcher(yaml);
    return rules.find()
        ? yaml.substring(0, rules.end()) + "\n" + rule + yaml.substring(rules.end())
        : yaml + "\nrules:\n" + rule + "\n";
  }

  /** The text itself as an expression, in quotes of YAML. */
  private static String quote(String text) {
    var literal = SPECIAL.matcher(UNPRINTABLE.matcher(text).replaceAll(".")).replaceAll("\\\\$0");
    return "'" + literal.replace("'", "''") + "'";
  }
}
