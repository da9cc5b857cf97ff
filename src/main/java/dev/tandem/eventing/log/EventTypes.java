package dev.tandem.eventing.log;

import dev.tandem.eventing.personal.PayloadRedaction;
import dev.tandem.eventing.personal.PersonalComponents;
import dev.tandem.eventing.publishing.PersonErasure;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jmolecules.event.annotation.DomainEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Maps the stable names of events to their classes. The log stores names only, so a class may be
 * renamed or moved.
 */
@Component("eventTypes")
public class EventTypes {

  private final Map<String, Class<? extends PublishedEvent>> typesByName = new HashMap<>();
  private final Set<String> namesWithPersonalValues = new HashSet<>();
  private final Set<String> namesOfErasures = new HashSet<>();
  private final JsonMapper json;
  private final PayloadRedaction redaction;

  @Autowired
  EventTypes(JsonMapper json) {
    this(json, EventClasses.below("dev.tandem"));
  }

  public EventTypes(JsonMapper json, Collection<Class<? extends PublishedEvent>> types) {
    this.json =
        json.rebuild()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    this.redaction = new PayloadRedaction(this.json);
    types.forEach(this::add);
  }

  private void add(Class<? extends PublishedEvent> type) {
    var known = typesByName.putIfAbsent(name(type), type);
    if (known != null && known != type) {
      throw new IllegalStateException(
          "%s and %s have the same stable name %s; give each event a name of its own."
              .formatted(known.getName(), type.getName(), name(type)));
    }
    if (!PersonalComponents.of(type).isEmpty()) {
      namesWithPersonalValues.add(name(type));
    }
    if (PersonErasure.class.isAssignableFrom(type)) {
      namesOfErasures.add(name(type));
    }
  }

  /** The stable name of an event of this class. */
  public static String name(Class<? extends PublishedEvent> type) {
    var annotation = type.getAnnotation(DomainEvent.class);
    if (annotation == null || annotation.namespace().isEmpty() || annotation.name().isEmpty()) {
      throw new IllegalStateException(
          "%s needs a stable name: @DomainEvent(namespace = \"module\", name = \"what-happened\")."
              .formatted(type.getName()));
    }
    return annotation.namespace() + "." + annotation.name();
  }

  public Set<String> names() {
    return Set.copyOf(typesByName.keySet());
  }

  public @Nullable Class<? extends PublishedEvent> type(String name) {
    return typesByName.get(name);
  }

  /** The names of the events that have personal components. */
  public Set<String> namesWithPersonalValues() {
    return Set.copyOf(namesWithPersonalValues);
  }

  /** Which components of this release's events are personal, in one line. */
  public String personalDeclarations() {
    return typesByName.entrySet().stream()
        .filter(event -> hasPersonalValues(event.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .map(event -> event.getKey() + new TreeSet<>(PersonalComponents.of(event.getValue())))
        .collect(Collectors.joining(" "));
  }

  boolean hasPersonalValues(String name) {
    return namesWithPersonalValues.contains(name);
  }

  /** Whether the payload is a JSON object with all components of the event. */
  boolean hasComponents(String name, String payload) {
    var type = Objects.requireNonNull(typesByName.get(name));
    var fields = parse(payload);
    return Arrays.stream(type.getRecordComponents())
        .allMatch(component -> fields.has(component.getName()));
  }

  /** Whether the event has personal values, which cannot be found in the payload. */
  boolean isUnreadable(String name, String payload) {
    return hasPersonalValues(name) && !parse(payload).isObject();
  }

  private JsonNode parse(String payload) {
    try {
      return json.readTree(payload);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  boolean isErasure(String name) {
    return namesOfErasures.contains(name);
  }

  /** The names of the events whose class matches. */
  public Set<String> namesOf(Predicate<Class<? extends PublishedEvent>> condition) {
    return typesByName.entrySet().stream()
        .filter(entry -> condition.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The payload as an operator may see it: personal components are redacted. */
  public JsonNode redacted(String name, String payload) {
    return redaction.redactPayload(typesByName.get(name), payload);
  }

  /** The reason of a failed delivery as an operator may see it. */
  public String redacted(String name, String payload, String reason) {
    return redaction.redactReason(typesByName.get(name), payload, reason);
  }

  public String write(PublishedEvent event) {
    return json.writeValueAsString(event);
  }

  /**
   * @throws UnknownEventException if no class has the name
   * @throws UnreadableEventException if the payload does not fit the class
   */
  public PublishedEvent read(String name, String payload) {
    var type = typesByName.get(name);
    if (type == null) {
      throw new UnknownEventException(name);
    }
    try {
      return json.readValue(payload, type);
    } catch (JacksonException e) {
      throw new UnreadableEventException(
          "The payload is not a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
    }
  }
}
