package dev.tandem.eventing.log;

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
final class PayloadRedaction {

  private static final String PERSONAL_PLACEHOLDER = "(personal)";
  private static final String UNKNOWN_PLACEHOLDER = "(not known here)";

  private final JsonMapper json;

  PayloadRedaction(JsonMapper json) {
    this.json = json;
  }

  JsonNode redactPayload(@Nullable Class<?> type, String payload) {
    if (type == null) {
      return json.valueToTree("of an event unknown here, " + payload.length() + " characters");
    }
    return parse(payload) instanceof ObjectNode fields
        ? redactFields(type, fields, new HashSet<>())
        : json.valueToTree("no JSON object, " + payload.length() + " characters");
  }

  /** A failure may quote what it failed at. */
  String redactReason(@Nullable Class<?> type, String payload, String reason) {
    var secrets = new HashSet<String>();
    if (type != null && parse(payload) instanceof ObjectNode fields) {
      redactFields(type, fields, secrets);
    }
    var discreet = reason;
    for (var it : secrets) {
      discreet = discreet.replace(it, PERSONAL_PLACEHOLDER);
    }
    return discreet;
  }

  private @Nullable JsonNode parse(String payload) {
    try {
      return json.readTree(payload);
    } catch (JacksonException e) {
      return null;
    }
  }

  /**
   * @param secrets gets the texts that were blanked out
   */
  private static ObjectNode redactFields(Class<?> type, ObjectNode fields, Set<String> secrets) {
    for (var name : fields.propertyNames().toArray(String[]::new)) {
      var component = findComponent(type, name);
      if (component == null || component.isAnnotationPresent(Personal.class)) {
        collectTexts(fields.get(name), secrets);
        fields.put(name, component == null ? UNKNOWN_PLACEHOLDER : PERSONAL_PLACEHOLDER);
      } else {
        redactNested(component.getGenericType(), fields.get(name), secrets);
      }
    }
    return fields;
  }

  private static void redactNested(Type type, JsonNode value, Set<String> secrets) {
    if (type instanceof Class<?> its && its.isRecord() && value instanceof ObjectNode fields) {
      redactFields(its, fields, secrets);
    }
    if (type instanceof ParameterizedType its
        && its.getRawType() instanceof Class<?> container
        && Collection.class.isAssignableFrom(container)) {
      value.forEach(it -> redactNested(its.getActualTypeArguments()[0], it, secrets));
    }
  }

  private static @Nullable RecordComponent findComponent(Class<?> type, String name) {
    return Arrays.stream(type.getRecordComponents())
        .filter(it -> it.getName().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static void collectTexts(JsonNode value, Set<String> found) {
    if (value.isValueNode()) {
      var text = value.asString("");
      if (text.length() > 2) {
        found.add(text);
      }
    }
    value.forEach(it -> collectTexts(it, found));
  }
}
