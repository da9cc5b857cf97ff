package dev.tandem.billing.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares two JSON documents in canonical form: the order of fields and the notation of numbers do
 * not matter, and a field that is null is as one that is absent.
 */
final class JsonDifference {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Ids, times and names of the program's own; any other text may tell about a person. */
  private static final Pattern SHOWN = Pattern.compile("[0-9a-f-]{36}|[0-9TZ:.-]{10,32}|[A-Z_]+");

  private final List<String> differences = new ArrayList<>();

  private JsonDifference() {}

  /** The paths at which they differ, with both values: {@code kept.fee.minor was 750, is 751}. */
  static List<String> between(String recorded, String decided) {
    var comparison = new JsonDifference();
    comparison.compare("", JSON.readTree(recorded), JSON.readTree(decided));
    return comparison.differences;
  }

  private void compare(String path, @Nullable JsonNode was, @Nullable JsonNode is) {
    if (isAbsent(was) && isAbsent(is)) {
      return;
    }
    if (was != null && is != null && was.isObject() && is.isObject()) {
      var names = new TreeSet<>(was.propertyNames());
      names.addAll(is.propertyNames());
      names.forEach(
          name -> compare(path.isEmpty() ? name : path + "." + name, was.get(name), is.get(name)));
    } else if (was != null && is != null && was.isArray() && is.isArray()) {
      for (int i = 0; i < Math.max(was.size(), is.size()); i++) {
        compare("%s[%s]".formatted(path, i), was.get(i), is.get(i));
      }
    } else if (!areEqual(was, is)) {
      differences.add("%s was %s, is %s".formatted(path, shown(was), shown(is)));
    }
  }

  private static boolean isAbsent(@Nullable JsonNode node) {
    return node == null || node.isNull();
  }

  private static boolean areEqual(@Nullable JsonNode was, @Nullable JsonNode is) {
    if (was == null || is == null) {
      return false;
    }
    return was.isNumber() && is.isNumber()
        ? was.decimalValue().compareTo(is.decimalValue()) == 0
        : was.equals(is);
  }

  private static String shown(@Nullable JsonNode node) {
    if (node == null || node.isNull()) {
      return "absent";
    }
    if (!node.isString()) {
      return node.isContainer() ? "present" : node.toString();
    }
    var text = node.stringValue();
    return SHOWN.matcher(text).matches()
        ? text
        : "a text of %s characters".formatted(text.length());
  }
}
