package dev.tandem.readiness.rules.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds the changes that make a schema incompatible with an older one. */
final class SchemaChanges {

  private SchemaChanges() {}

  /**
   * Changes that break readers of the old schema, or that prevent old events from being read with
   * the new one.
   */
  static Stream<String> incompatibilities(JsonNode old, JsonNode now) {
    var found = new ArrayList<String>();
    compare("", old, now, old, now, found, new TreeSet<>());
    return found.stream();
  }

  private static void compare(
      String path,
      JsonNode oldRoot,
      JsonNode nowRoot,
      JsonNode old,
      JsonNode now,
      List<String> found,
      Set<String> seen) {
    var before = resolveReference(oldRoot, old);
    var after = resolveReference(nowRoot, now);
    if (!seen.add(path)) {
      return;
    }
    if (!types(before).equals(types(after))
        || !before.path("format").equals(after.path("format"))) {
      found.add(
          fieldName(path) + " was " + typeAndFormat(before) + " and is " + typeAndFormat(after));
      return;
    }
    for (var value : before.path("enum")) {
      if (!values(after.path("enum")).contains(value.asString())) {
        found.add(fieldName(path) + " no longer knows the value " + value.asString());
      }
    }
    var oldRequired = values(before.path("required"));
    var nowRequired = values(after.path("required"));
    for (var name : before.path("properties").propertyNames()) {
      var field = path.isEmpty() ? name : path + "." + name;
      var next = after.path("properties").path(name);
      if (next.isMissingNode()) {
        found.add("the field " + field + " is gone");
        continue;
      }
      if (oldRequired.contains(name) != nowRequired.contains(name)) {
        found.add(
            "the field "
                + field
                + (nowRequired.contains(name)
                    ? " was optional and is required"
                    : " was required and is optional"));
        continue;
      }
      compare(field, oldRoot, nowRoot, before.path("properties").path(name), next, found, seen);
    }
    for (var name : after.path("properties").propertyNames()) {
      if (nowRequired.contains(name) && !before.path("properties").has(name)) {
        found.add(
            "the new field " + (path.isEmpty() ? name : path + "." + name) + " is not optional");
      }
    }
    if (before.has("items")) {
      compare(
          path + "[]", oldRoot, nowRoot, before.path("items"), after.path("items"), found, seen);
    }
    if (before.has("additionalProperties") && before.path("additionalProperties").isObject()) {
      compare(
          path + "{}",
          oldRoot,
          nowRoot,
          before.path("additionalProperties"),
          after.path("additionalProperties"),
          found,
          seen);
    }
  }

  private static String fieldName(String path) {
    return path.isEmpty() ? "the event" : "the field " + path;
  }

  /** Follows references, including those that are wrapped to allow null. */
  private static JsonNode resolveReference(JsonNode root, JsonNode node) {
    if (node.has("$ref")) {
      var pointer = node.path("$ref").asString().substring(1);
      return pointer.isEmpty() ? root : resolveReference(root, root.at(pointer));
    }
    for (var word : List.of("anyOf", "oneOf", "allOf")) {
      for (var option : node.path(word)) {
        if (!option.path("type").asString("").equals("null")) {
          return resolveReference(root, option);
        }
      }
    }
    return node;
  }

  private static Set<String> types(JsonNode node) {
    var type = node.path("type");
    var found = type.isArray() ? values(type) : new TreeSet<>(Set.of(type.asString("")));
    found.remove("null");
    return found;
  }

  private static String typeAndFormat(JsonNode node) {
    var format = node.path("format").asString("");
    return String.join("|", types(node)) + (format.isEmpty() ? "" : " (" + format + ")");
  }

  private static Set<String> values(JsonNode array) {
    var found = new TreeSet<String>();
    array.forEach(it -> found.add(it.asString()));
    return found;
  }
}
