package dev.tandem.eventing;

import dev.tandem.eventing.publishing.Personal;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an operator may see of an event. Personal components are blanked out, at any depth; so is
 * what the class of today does not know, for it cannot say whether that is personal.
 */
final class Discretion {

  private static final String PERSONAL = "(personal)";
  private static final String UNKNOWN = "(not known here)";

  private final JsonMapper json;

  Discretion(JsonMapper json) {
    this.json = json;
  }

  JsonNode payload(@Nullable Class<?> type, String payload) {
    if (type == null) {
      return json.valueToTree("of an event unknown here, " + payload.length() + " characters");
    }
    return tree(payload) instanceof ObjectNode fields
        ? blanked(type, fields, new HashSet<>())
        : json.valueToTree("no JSON object, " + payload.length() + " characters");
  }

  /** A failure may quote what it failed at. */
  String reason(@Nullable Class<?> type, String payload, String reason) {
    var secrets = new HashSet<String>();
    if (type != null && tree(payload) instanceof ObjectNode fields) {
      blanked(type, fields, secrets);
    }
    var discreet = reason;
    for (var it : secrets) {
      discreet = discreet.replace(it, PERSONAL);
    }
    return discreet;
  }

  private @Nullable JsonNode tree(String payload) {
    try {
      return json.readTree(payload);
    } catch (JacksonException e) {
      return null;
    }
  }

  /**
   * @param secrets gets the texts that were blanked out
   */
  private static ObjectNode blanked(Class<?> type, ObjectNode fields, Set<String> secrets) {
    for (var name : fields.propertyNames().toArray(String[]::new)) {
      var component = component(type, name);
      if (component == null || component.isAnnotationPresent(Personal.class)) {
        texts(fields.get(name), secrets);
        fields.put(name, component == null ? UNKNOWN : PERSONAL);
      } else {
        nested(component.getGenericType(), fields.get(name), secrets);
      }
    }
    return fields;
  }

  private static void nested(Type type, JsonNode value, Set<String> secrets) {
    if (type instanceof Class<?> its && its.isRecord() && value instanceof ObjectNode fields) {
      blanked(its, fields, secrets);
    }
    if (type instanceof ParameterizedType its
        && its.getRawType() instanceof Class<?> container
        && Collection.class.isAssignableFrom(container)) {
      value.forEach(it -> nested(its.getActualTypeArguments()[0], it, secrets));
    }
  }

  private static @Nullable RecordComponent component(Class<?> type, String name) {
    return Arrays.stream(type.getRecordComponents())
        .filter(it -> it.getName().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static void texts(JsonNode value, Set<String> found) {
    if (value.isValueNode()) {
      var text = value.asString("");
      if (text.length() > 2) {
        found.add(text);
      }
    }
    value.forEach(it -> texts(it, found));
  }
}
