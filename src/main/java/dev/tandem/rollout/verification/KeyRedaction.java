package dev.tandem.rollout.verification;

import dev.tandem.rollout.database.ColumnSchema;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Shows keys to operators. Numbers and ids appear as they are; anything else may be personal data
 * and appears as a hash.
 */
final class KeyRedaction {

  private static final Pattern HARMLESS_VALUE = Pattern.compile("[A-Za-z0-9_:.+/-]{1,100}");

  private KeyRedaction() {}

  static String redact(List<ColumnSchema> columns, List<String> key) {
    return IntStream.range(0, key.size())
        .mapToObj(i -> columns.get(i).name() + "=" + redact(key.get(i)))
        .collect(Collectors.joining(" "));
  }

  private static String redact(String value) {
    return HARMLESS_VALUE.matcher(value).matches()
        ? value
        : "#" + HexFormat.of().toHexDigits(value.hashCode());
  }
}
