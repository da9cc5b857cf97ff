package dev.tandem.readiness.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.Personal;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.violation.ExplainedViolation;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jmolecules.event.annotation.DomainEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Rule 5: published events can be stored, sent, and read years later by other systems. */
public final class EventChecks {

  static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

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
  private static final Pattern PERSONAL_NAME =
      Pattern.compile(
          "(?i).*(e?mail|phone|address|street|postcode|birth|surname|firstName|lastName|fullName"
              + "|displayName|headline|bio|iban|photo|avatar|gender|nationality|passw).*");
  private static final Pattern PERSON_ID = Pattern.compile("(member|mentor|mentee|user|person)Id");
  private static final Set<String> SELF_PUBLISHED_EVENTS =
      Set.of("MentorListed", "MentorProfileChanged");
  private static final Pattern STABLE_NAME = Pattern.compile("[a-z]+(-[a-z]+)*");

  private static final RuleCheck SCHEMA_COMPATIBILITY =
      new RuleCheck(
          Rule.EVENTS,
          "event that breaks its contract",
          "the log holds events of the old schema, and other services still read the old schema",
          "add an optional component (@Nullable) instead; for another meaning, publish a new event"
              + " in addition to the old one: module-docs/how-to/evolve-an-event.md",
          EventChecks::incompatibleSchemas);

  private EventChecks() {}

  static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.EVENTS,
            "event that is no record of the events package",
            "consumers read an event by its schema, and a class with behaviour or hidden fields"
                + " has none",
            "make it a record in <module>.events that implements PublishedEvent",
            EventChecks::notRecords),
        new RuleCheck(
            Rule.EVENTS,
            "event without a stable name",
            "the log and the broker identify the event by this name; renaming the class must not"
                + " change it",
            "add @DomainEvent(namespace = \"<module>\", name = \"what-happened\"), unique in the"
                + " platform, past tense, without \"event\"",
            EventChecks::withoutStableName),
        new RuleCheck(
            Rule.EVENTS,
            "event without who and when",
            "id, time, aggregate and version are needed to drop duplicates and keep order",
            "make EventMetadata meta the first component, created by EventMetadata.about(…)",
            EventChecks::withoutMetadata),
        new RuleCheck(
            Rule.EVENTS,
            "inside of a module in an event",
            "every consumer of the event then needs the internal type, and each change of the type"
                + " breaks the log",
            "carry ids (UUID) and values; put nested records into the events package, too",
            EventChecks::withInternalTypes),
        new RuleCheck(
            Rule.EVENTS,
            "personal data in an event",
            "events are stored and copied, so personal data in them cannot be erased",
            "carry the member's id; the page loads the name from /members/fragments/name/{id}."
                + " Only data that mentors publish about themselves may be in an event, marked"
                + " @Personal",
            EventChecks::withPersonalData),
        new RuleCheck(
            Rule.EVENTS,
            "event that can change",
            "a listener that changes the event changes it for the next listener, too",
            "copy collections in the compact constructor: topics = List.copyOf(topics)",
            EventChecks::withMutableState),
        new RuleCheck(
            Rule.EVENTS,
            "event that JSON does not bring back",
            "an event read from the log must equal the event that was written",
            "use values that JSON can represent, without derived getters or hidden state",
            EventChecks::notRoundTripping),
        SCHEMA_COMPATIBILITY);
  }

  /** Events whose schema is incompatible with the committed one, which must not be overwritten. */
  public static List<ExplainedViolation> brokenSchemas(Codebase codebase) {
    return SCHEMA_COMPATIBILITY.violations(codebase);
  }

  /** A published event with its class. */
  public record PublishedEventType(DeclaredModule module, JavaClass type, Class<?> eventClass) {

    public String name() {
      var event = eventClass.getAnnotation(DomainEvent.class);
      return event == null ? eventClass.getSimpleName() : event.namespace() + "." + event.name();
    }

    public String schemaFile() {
      var event = eventClass.getAnnotation(DomainEvent.class);
      return (event == null ? eventClass.getSimpleName() : event.name()) + ".schema.json";
    }
  }

  public static List<PublishedEventType> publishedEvents(Codebase codebase) {
    return codebase.cached("published events", () -> findPublishedEvents(codebase));
  }

  private static List<PublishedEventType> findPublishedEvents(Codebase codebase) {
    return codebase
        .moduleClasses()
        .filter(it -> it.type().isAssignableTo(PublishedEvent.class))
        .filter(it -> !it.type().isInterface())
        .map(moduleClass ->
            new PublishedEventType(
                moduleClass.module(), moduleClass.type(), codebase.load(moduleClass.type())))
        .toList();
  }

  public static Stream<RecordComponent> components(PublishedEventType event) {
    return event.eventClass.isRecord()
        ? Stream.of(event.eventClass.getRecordComponents())
        : Stream.empty();
  }

  private static Violation violation(
      Codebase codebase, PublishedEventType event, String description, String... words) {
    return new Violation(event.module.name(), description, codebase.locationOf(event.type, words));
  }

  private static Stream<Violation> notRecords(Codebase codebase) {
    return publishedEvents(codebase).stream()
        .filter(event ->
            !event.eventClass.isRecord() || !event.type.getPackageName().endsWith(".events"))
        .map(event ->
            violation(
                codebase,
                event,
                "publishes "
                    + event.type.getSimpleName()
                    + ", which is not a record in its events package"));
  }

  private static Stream<Violation> withoutStableName(Codebase codebase) {
    var first = new TreeMap<String, String>();
    return publishedEvents(codebase).stream()
        .filter(event -> {
          var annotation = event.eventClass.getAnnotation(DomainEvent.class);
          return annotation == null
              || !annotation.namespace().equals(event.module.name())
              || !STABLE_NAME.matcher(annotation.name()).matches()
              || annotation.name().endsWith("-event")
              || event.type.getSimpleName().endsWith("Event")
              || first.putIfAbsent(event.name(), event.type.getName()) != null;
        })
        .map(event ->
            violation(
                codebase,
                event,
                "publishes "
                    + event.type.getSimpleName()
                    + " under the name \""
                    + event.name()
                    + "\"",
                "@DomainEvent"));
  }

  private static Stream<Violation> withoutMetadata(Codebase codebase) {
    return publishedEvents(codebase).stream()
        .filter(it -> it.eventClass.isRecord())
        .filter(event ->
            components(event)
                .findFirst()
                .filter(first -> first.getType().equals(EventMetadata.class))
                .filter(first -> first.getName().equals("meta"))
                .isEmpty())
        .map(event ->
            violation(
                codebase,
                event,
                "publishes " + event.type.getSimpleName() + " without its metadata first"));
  }

  private static Stream<Violation> withInternalTypes(Codebase codebase) {
    return publishedEvents(codebase).stream()
        .flatMap(event ->
            components(event)
                .flatMap(component ->
                    internalTypes(event, component.getGenericType(), new HashSet<>())
                        .map(internalType ->
                            violation(
                                codebase,
                                event,
                                "publishes "
                                    + internalType.getName()
                                    + " in "
                                    + event.type.getSimpleName()
                                    + "."
                                    + component.getName(),
                                " " + component.getName()))));
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
                "dev\\.tandem\\.(kernel\\.\\w+|eventing\\.publishing|access\\.identity)\\.\\w+");
    var own = raw.getPackageName().equals(event.type.getPackageName());
    if (raw.isEnum() && (kernel || own)) {
      return Stream.empty();
    }
    if (!raw.isRecord() || !(kernel || own)) {
      return Stream.of(raw);
    }
    return Stream.of(raw.getRecordComponents())
        .flatMap(component -> internalTypes(event, component.getGenericType(), seen));
  }

  private static Stream<Violation> withPersonalData(Codebase codebase) {
    return publishedEvents(codebase).stream()
        .flatMap(event ->
            personalComponents(event, event.eventClass, "")
                .map(path ->
                    violation(
                        codebase,
                        event,
                        "publishes the personal " + event.type.getSimpleName() + "." + path,
                        " " + path.substring(path.lastIndexOf('.') + 1))));
  }

  private static Stream<String> personalComponents(
      PublishedEventType event, Class<?> type, String path) {
    if (!type.isRecord() || path.chars().filter(it -> it == '.').count() > 3) {
      return Stream.empty();
    }
    var aboutPerson =
        Stream.of(type.getRecordComponents())
            .anyMatch(it -> PERSON_ID.matcher(it.getName()).matches());
    return Stream.of(type.getRecordComponents())
        .flatMap(component -> {
          var marked = component.isAnnotationPresent(Personal.class);
          var named =
              PERSONAL_NAME.matcher(component.getName()).matches()
                  || (aboutPerson && component.getName().equalsIgnoreCase("name"));
          var allowed = marked && SELF_PUBLISHED_EVENTS.contains(event.type.getSimpleName());
          return (marked || named) && !allowed
              ? Stream.of(path + component.getName())
              : personalComponents(event, component.getType(), path + component.getName() + ".");
        });
  }

  private static Stream<Violation> withMutableState(Codebase codebase) {
    return publishedEvents(codebase).stream()
        .filter(it -> it.eventClass.isRecord())
        .flatMap(event ->
            mutableComponents(event.eventClass, new HashSet<>())
                .map(component ->
                    violation(
                        codebase,
                        event,
                        "lets " + component + " of " + event.type.getSimpleName() + " change",
                        " " + component)));
  }

  private static Stream<String> mutableComponents(Class<?> record, Set<Class<?>> seen) {
    if (!seen.add(record)) {
      return Stream.empty();
    }
    var sample = SampleRecords.createOrNull(record);
    return Stream.of(record.getRecordComponents())
        .flatMap(component -> {
          if (component.getType().isArray()) {
            return Stream.of(component.getName());
          }
          if (component.getType().isRecord()) {
            return mutableComponents(component.getType(), seen);
          }
          var value = sample == null ? null : SampleRecords.valueOf(component, sample);
          return isMutable(value) ? Stream.of(component.getName()) : Stream.<String>empty();
        });
  }

  private static boolean isMutable(@Nullable Object value) {
    try {
      switch (value) {
        case Collection<?> collection -> collection.clear();
        case Map<?, ?> map -> map.clear();
        case null, default -> {
          return false;
        }
      }
      return true;
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }

  private static Stream<Violation> notRoundTripping(Codebase codebase) {
    return publishedEvents(codebase).stream()
        .filter(it -> it.eventClass.isRecord())
        .flatMap(event ->
            roundTripLosses(event)
                .map(loss ->
                    violation(
                        codebase,
                        event,
                        "publishes "
                            + event.type.getSimpleName()
                            + ", which JSON does not preserve: "
                            + loss)));
  }

  private static Stream<String> roundTripLosses(PublishedEventType event) {
    try {
      for (var seed = 0; seed < 20; seed++) {
        var sample = SampleRecords.create(event.eventClass, seed);
        var json = JSON.writeValueAsString(sample);
        var back = JSON.readValue(json, event.eventClass);
        if (!back.equals(sample) || !JSON.writeValueAsString(back).equals(json)) {
          return Stream.of(json);
        }
        var fields = JSON.readTree(json).propertyNames();
        var known = components(event).map(RecordComponent::getName).toList();
        if (!known.containsAll(fields)) {
          return Stream.of("it writes " + fields + " and holds " + known);
        }
      }
      return Stream.empty();
    } catch (RuntimeException e) {
      return Stream.of(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static Stream<Violation> incompatibleSchemas(Codebase codebase) {
    var kept =
        publishedEvents(codebase).stream()
            .filter(it -> it.eventClass.isRecord())
            .flatMap(event ->
                committedSchema(codebase, event.module.name(), event.schemaFile())
                    .flatMap(old ->
                        EventSchemas.incompatibilities(
                            EventSchemas.read(old), EventSchemas.schemaOf(event)))
                    .map(incompatibility ->
                        violation(
                            codebase,
                            event,
                            "breaks the contract of " + event.name() + ": " + incompatibility)));
    var names =
        publishedEvents(codebase).stream()
            .map(event -> event.module.name() + "/events/" + event.schemaFile())
            .collect(Collectors.toSet());
    var gone =
        codebase.filesByPath(Codebase.SourceLayer::contracts, ".schema.json").keySet().stream()
            .filter(it -> !names.contains(it))
            .map(file ->
                new Violation(
                    file.split("/")[0],
                    "no longer publishes " + file.replaceAll(".*/|\\.schema\\.json", ""),
                    "module-docs/" + file + ":1"));
    return Stream.concat(kept, gone);
  }

  private static Stream<Path> committedSchema(Codebase codebase, String module, String file) {
    return codebase.layers.stream()
        .map(it -> it.contracts().resolve(module).resolve("events").resolve(file))
        .filter(Files::exists)
        .limit(1);
  }
}
