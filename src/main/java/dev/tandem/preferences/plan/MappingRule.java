package dev.tandem.preferences.plan;

import dev.tandem.preferences.decision.Question;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What becomes of a key of the former platform.
 *
 * @param key matches the whole key; capital letters make no difference
 * @param value matches the whole value, for keys whose values mean different things
 * @param word of a {@link ValueKind#LIST}, empty otherwise
 * @param question empty if the key is left out
 */
public record MappingRule(
    Pattern key, Pattern value, ValueKind kind, String word, Optional<Question> question) {

  boolean takesKey(String candidate) {
    return key.matcher(candidate.strip()).matches();
  }

  boolean takesValue(LegacyRow row) {
    return value.matcher(row.value() == null ? "" : row.value()).matches();
  }
}
