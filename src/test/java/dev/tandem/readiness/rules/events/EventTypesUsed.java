package dev.tandem.readiness.rules.events;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Rule 5, for the types of which events consist. */
final class EventTypesUsed {

  private static final Set<Class<?>> VALUE_TYPES =
      Set.of(
          String.class,
          UUID.class,
          Instant.class,
          LocalDate.class,
          LocalTime.class,
          LocalDateTime.class,
          Duration.class,
          ZoneId.class,
          DayOfWeek.class,
          BigDecimal.class,
          Integer.class,
          Long.class,
          Boolean.class,
          Double.class);
  private static final Set<Class<?>> COLLECTIONS = Set.of(List.class, Set.class, Map.class);

  private EventTypesUsed() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.EVENTS,
        "inside of a module in an event",
        "every consumer of the event then needs the internal type, and each change of the type"
            + " breaks the log",
        "carry ids (UUID) and values; put nested records into the events package, too",
        EventTypesUsed::withInternalTypes);
  }

  private static Stream<Violation> withInternalTypes(Codebase codebase) {
    return PublishedEventType.in(codebase).stream()
        .flatMap(event ->
            event
                .components()
                .flatMap(component ->
                    internalTypes(event, component.getGenericType(), new HashSet<>())
                        .map(type -> violation(codebase, event, component.getName(), type))));
  }

  private static Violation violation(
      Codebase codebase, PublishedEventType event, String component, Class<?> type) {
    var found =
        event.violation(
            codebase,
            "publishes "
                + type.getTypeName()
                + " in "
                + event.type().getSimpleName()
                + "."
                + component,
            " " + component);
    return type.isArray() || type.getName().startsWith("java.")
        ? found.withRemedy(
            "carry a value whose form in JSON is fixed, such as String, UUID, Instant, LocalDate,"
                + " BigDecimal or a List of them; keep documents and pictures in a table of "
                + event.module().name()
                + " and carry their id")
        : found;
  }

  /** Whether the event has a type that no sample can be made of. */
  static boolean in(PublishedEventType event) {
    return event
        .components()
        .anyMatch(component ->
            internalTypes(event, component.getGenericType(), new HashSet<>())
                .findAny()
                .isPresent());
  }

  private static Stream<Class<?>> internalTypes(
      PublishedEventType event, Type type, Set<Type> seen) {
    if (!seen.add(type)) {
      return Stream.empty();
    }
    if (type instanceof ParameterizedType parameterized) {
      return Stream.concat(
          internalTypes(event, parameterized.getRawType(), seen),
          Stream.of(parameterized.getActualTypeArguments())
              .flatMap(argument -> internalTypes(event, argument, seen)));
    }
    if (!(type instanceof Class<?> raw)) {
      return Stream.of(Object.class);
    }
    if (raw.isPrimitive() || VALUE_TYPES.contains(raw) || COLLECTIONS.contains(raw)) {
      return Stream.empty();
    }
    var kernel =
        raw.getName()
            .matches(
                "dev\\.tandem\\.(kernel\\.\\w+|eventing\\.(figures|publishing)|access\\.(identity|memberdata))\\.\\w+");
    var own = raw.getPackageName().equals(event.type().getPackageName());
    if (raw.isEnum() && (kernel || own)) {
      return Stream.empty();
    }
    if (!raw.isRecord() || !(kernel || own)) {
      return Stream.of(raw);
    }
    return Stream.of(raw.getRecordComponents())
        .flatMap(component -> internalTypes(event, component.getGenericType(), seen));
  }
}
