package dev.tandem.rollout.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Compares two JSON documents by path. The order of fields means nothing, that of elements does.
 */
final class JsonComparison {

  /** Any other key, such as an id, is a value and does not become part of a path. */
  private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z][A-Za-z_]{0,39}");

  private final List<Difference> differences = new ArrayList<>();

  private JsonComparison() {}

  static List<Difference> compare(JsonNode live, JsonNode mirrored) {
    var comparison = new JsonComparison();
    comparison.compare("$", live, mirrored);
    return comparison.differences;
  }

  private void compare(String path, JsonNode live, JsonNode mirrored) {
    if (live.equals(mirrored)) {
      return;
    }
    if (live.getNodeType() != mirrored.getNodeType()) {
      differences.add(Difference.type(path, text(live), text(mirrored)));
    } else if (live.isObject()) {
      compareFields(path, live, mirrored);
    } else if (live.isArray()) {
      compareElements(path + "[]", elements(live), elements(mirrored));
    } else if (!isSameNumber(live, mirrored)) {
      differences.add(Difference.value(path, live.asString(), mirrored.asString()));
    }
  }

  private static String text(JsonNode node) {
    if (node.isContainer()) {
      return node.isArray() ? "[]" : "{}";
    }
    return node.isNull() ? "null" : node.asString();
  }

  private static boolean isSameNumber(JsonNode live, JsonNode mirrored) {
    return live.isNumber() && live.decimalValue().compareTo(mirrored.decimalValue()) == 0;
  }

  private void compareFields(String path, JsonNode live, JsonNode mirrored) {
    var names = new TreeSet<>(live.propertyNames());
    names.addAll(mirrored.propertyNames());
    for (var name : names) {
      var at = path + "." + (FIELD_NAME.matcher(name).matches() ? name : "*");
      if (!mirrored.has(name)) {
        differences.add(Difference.missing(at, text(live.get(name))));
      } else if (!live.has(name)) {
        differences.add(Difference.added(at, text(mirrored.get(name))));
      } else {
        compare(at, live.get(name), mirrored.get(name));
      }
    }
  }

  private void compareElements(String path, List<JsonNode> live, List<JsonNode> mirrored) {
    var onlyLive = Elements.without(live, mirrored);
    var onlyMirrored = Elements.without(mirrored, live);
    if (!Elements.isInOrder(live, mirrored)) {
      differences.add(Difference.order(path));
    }
    int pairs = Math.min(onlyLive.size(), onlyMirrored.size());
    for (int i = 0; i < pairs; i++) {
      compare(path, onlyLive.get(i), onlyMirrored.get(i));
    }
    onlyLive.stream()
        .skip(pairs)
        .forEach(it -> differences.add(Difference.missing(path, text(it))));
    onlyMirrored.stream()
        .skip(pairs)
        .forEach(it -> differences.add(Difference.added(path, text(it))));
  }

  private static List<JsonNode> elements(JsonNode array) {
    return array.valueStream().toList();
  }
}
