package dev.tandem.eventing.log;

import dev.tandem.eventing.delivery.Subscription;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jmolecules.event.annotation.DomainEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which class an event of a stable name is today. Rows of the log know the name only, so a class
 * may be renamed or moved.
 */
public class EventTypes {

  private final Map<String, Class<? extends PublishedEvent>> typesByName = new HashMap<>();
  private final JsonMapper json;
  private final PayloadRedaction redaction;

  public EventTypes(JsonMapper json, Collection<Class<? extends PublishedEvent>> types) {
    this.json =
        json.rebuild()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    this.redaction = new PayloadRedaction(this.json);
    types.forEach(this::add);
  }

  /** All events below the package, in packages called {@code events}. */
  public static EventTypes scan(String basePackage, JsonMapper json) {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(DomainEvent.class));
    var found =
        scanner.findCandidateComponents(basePackage).stream()
            .map(it -> ClassUtils.resolveClassName(String.valueOf(it.getBeanClassName()), null))
            .filter(PublishedEvent.class::isAssignableFrom)
            .filter(it -> it.getPackageName().endsWith(".events"))
            .<Class<? extends PublishedEvent>>map(it -> it.asSubclass(PublishedEvent.class))
            .collect(Collectors.toSet());
    return new EventTypes(json, found);
  }

  private void add(Class<? extends PublishedEvent> type) {
    var other = typesByName.putIfAbsent(name(type), type);
    if (other != null && other != type) {
      throw new IllegalStateException(
          "%s and %s both call themselves %s; a stable name belongs to one event."
              .formatted(other.getName(), type.getName(), name(type)));
    }
  }

  /** The stable name of an event of this class. */
  public static String name(Class<? extends PublishedEvent> type) {
    var named = type.getAnnotation(DomainEvent.class);
    if (named == null || named.namespace().isEmpty() || named.name().isEmpty()) {
      throw new IllegalStateException(
          "%s needs a stable name: @DomainEvent(namespace = \"module\", name = \"what-happened\")."
              .formatted(type.getName()));
    }
    return named.namespace() + "." + named.name();
  }

  public Set<String> names() {
    return Set.copyOf(typesByName.keySet());
  }

  public @Nullable Class<? extends PublishedEvent> type(String name) {
    return typesByName.get(name);
  }

  public Set<String> subscribedBy(Subscription subscription) {
    return typesByName.entrySet().stream()
        .filter(it -> subscription.isSubscribedTo(it.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What an operator may see of a payload: personal components are blanked out. */
  public JsonNode redacted(String name, String payload) {
    return redaction.redactPayload(typesByName.get(name), payload);
  }

  /** What an operator may see of the reason why an event could not be taken. */
  public String redacted(String name, String payload, String reason) {
    return redaction.redactReason(typesByName.get(name), payload, reason);
  }

  public String write(PublishedEvent event) {
    return json.writeValueAsString(event);
  }

  /**
   * @throws UnknownEventException when no class has the name
   * @throws UnreadableEventException when the payload does not fit it
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

  /** Another instance, of a newer release, may know it. */
  public static final class UnknownEventException extends RuntimeException {

    UnknownEventException(String name) {
      super("No event is called " + name + " here, or none is any more.");
    }
  }

  /** Trying again will not help. */
  public static final class UnreadableEventException extends RuntimeException {

    UnreadableEventException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
