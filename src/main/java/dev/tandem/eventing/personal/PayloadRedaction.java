package dev.tandem.eventing.personal;

import dev.tandem.eventing.publishing.Personal;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hides personal data of an event from operators. Personal components are redacted at any depth;
 * unknown components are redacted too, since they may be personal.
 */
public final class PayloadRedaction {

  private static final String PERSONAL_PLACEHOLDER = "(personal)";
  private static final String UNKNOWN_PLACEHOLDER = "(unknown component)";

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{4,}");
  private static final Comparator<String> LONGEST_FIRST =
      Comparator.comparingInt(String::length).reversed();

  private final JsonMapper json;

  public PayloadRedaction(JsonMapper json) {
    this.json = json;
  }

  public JsonNode redactPayload(@Nullable Class<?> type, String payload) {
    if (type == null) {
      return json.valueToTree("event of an unknown type, " + payload.length() + " characters");
    }
    return parse(payload) instanceof ObjectNode fields
        ? redactFields(type, fields, new HashSet<>())
        : json.valueToTree("not a JSON object, " + payload.length() + " characters");
  }

  /** The reason of a failure without personal texts, which it may quote. */
  public String redactReason(@Nullable Class<?> type, String payload, String reason) {
    var secrets = new HashSet<String>();
    if (type != null && parse(payload) instanceof ObjectNode fields) {
      redactFields(type, fields, secrets);
    }
    var parts = secrets.stream().flatMap(this::quotable).distinct().sorted(LONGEST_FIRST).toList();
    var redacted = reason;
    for (var part : parts) {
      redacted = redacted.replace(part, PERSONAL_PLACEHOLDER);
    }
    return redacted;
  }

  /**
   * The forms in which a failure may quote a text: whole, as a string of JSON, and by lines and
   * words, since it may be escaped or cut off in some other way.
   */
  private Stream<String> quotable(String text) {
    var escaped = json.writeValueAsString(text);
    return Stream.concat(
        Stream.of(text, escaped.substring(1, escaped.length() - 1)),
        Stream.concat(text.lines(), WORD.matcher(text).results().map(MatchResult::group))
            .filter(part -> part.length() > 2));
  }

  private @Nullable JsonNode parse(String payload) {
    try {
      return json.readTree(payload);
    } catch (JacksonException e) {
      return null;
    }
  }

  /**
   * @param secrets collects the redacted texts
   */
  private static ObjectNode redactFields(Class<?> type, ObjectNode fields, Set<String> secrets) {
    for (var name : fields.propertyNames().toArray(String[]::new)) {
      var component = PersonalComponent.find(type, name);
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
    if (type instanceof Class<?> nested
        && nested.isRecord()
        && value instanceof ObjectNode fields) {
      redactFields(nested, fields, secrets);
    }
    if (type instanceof ParameterizedType container
        && container.getRawType() instanceof Class<?> raw
        && (Collection.class.isAssignableFrom(raw) || Map.class.isAssignableFrom(raw))) {
      var items = container.getActualTypeArguments();
      value.forEach(item -> redactNested(items[items.length - 1], item, secrets));
    }
  }

  private static void collectTexts(JsonNode value, Set<String> texts) {
    if (value.isValueNode()) {
      var text = value.asString("");
      if (text.length() > 2) {
        texts.add(text);
      }
    }
    value.forEach(item -> collectTexts(item, texts));
  }
}
