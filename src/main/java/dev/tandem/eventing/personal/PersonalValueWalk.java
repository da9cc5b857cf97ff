package dev.tandem.eventing.personal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Replaces the personal values of an event, wherever they are in it: those that its class declares,
 * and those that are encrypted, which need no class to be found.
 */
final class PersonalValueWalk {

  private static final Pattern UUID_PATTERN =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private final String event;
  private final Function<FoundValue, JsonNode> replacement;

  private PersonalValueWalk(String event, Function<FoundValue, JsonNode> replacement) {
    this.event = event;
    this.replacement = replacement;
  }

  /**
   * @param type null if no class has the name of the event
   */
  static void replaceAll(
      @Nullable Class<?> type, ObjectNode event, Function<FoundValue, JsonNode> replacement) {
    var id = event.path("meta").path("eventId").asString("");
    new PersonalValueWalk(id, replacement).walk(type, event, "", null);
  }

  /** A record and those that it is part of, in which the person's id is looked for. */
  private record Scope(ObjectNode fields, @Nullable Scope outer) {

    @Nullable UUID person(PersonalComponent of) {
      for (Scope scope = this; scope != null; scope = scope.outer) {
        var id = scope.fields.path(of.declaration().of());
        if (UUID_PATTERN.matcher(id.asString("")).matches()) {
          return UUID.fromString(id.asString());
        }
      }
      return null;
    }
  }

  private void walk(
      @Nullable Class<?> type, ObjectNode fields, String path, @Nullable Scope outer) {
    var scope = new Scope(fields, outer);
    for (var name : fields.propertyNames().toArray(String[]::new)) {
      var value = fields.get(name);
      var component = PersonalComponent.find(type, name);
      var declared = PersonalComponent.of(component);
      var place = path + "/" + name;
      if (declared != null || EncryptedValue.of(value) != null) {
        var person = declared == null ? null : scope.person(declared);
        fields.set(name, replacement.apply(new FoundValue(event + place, value, declared, person)));
      } else {
        walkPart(component == null ? null : component.getGenericType(), value, place, scope);
      }
    }
  }

  private void walkPart(@Nullable Type type, JsonNode value, String path, Scope outer) {
    switch (value) {
      case ObjectNode fields when type instanceof ParameterizedType map && isA(Map.class, map) ->
          fields.forEachEntry((name, entry) ->
              walkPart(map.getActualTypeArguments()[1], entry, path + "/" + name, outer));
      case ObjectNode fields ->
          walk(type instanceof Class<?> part ? part : null, fields, path, outer);
      case ArrayNode items -> {
        var itemType =
            type instanceof ParameterizedType list && isA(Collection.class, list)
                ? list.getActualTypeArguments()[0]
                : null;
        for (int i = 0; i < items.size(); i++) {
          walkPart(itemType, items.get(i), path + "/" + i, outer);
        }
      }
      default -> {
        // neither a part nor a list of parts
      }
    }
  }

  private static boolean isA(Class<?> container, ParameterizedType type) {
    return type.getRawType() instanceof Class<?> raw && container.isAssignableFrom(raw);
  }
}
