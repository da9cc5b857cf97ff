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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jmolecules.event.annotation.DomainEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Rule 5: what a module publishes can be stored, sent, read years later and by strangers. */
public final class EventChecks {

  static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  private static final Set<Class<?>> VALUE_TYPES =
      Set.of(
          String.class,
          java.util.UUID.class,
          java.time.Instant.class,
          java.time.LocalDate.class,
          java.time.LocalTime.class,
          java.time.LocalDateTime.class,
          java.time.Duration.class,
          java.time.ZoneId.class,
          java.time.DayOfWeek.class,
          java.math.BigDecimal.class,
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
          "events of the old shape are in the log, and services read them in the old shape",
          "add an optional component (@Nullable) instead; for another meaning publish a new event"
              + " beside the old one: module-docs/how-to/evolve-an-event.md",
          EventChecks::incompatibleSchemas);

  private EventChecks() {}

  static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.EVENTS,
            "event that is no record of the events package",
            "others read it by its shape; a class with behaviour or hidden fields has none",
            "make it a record in <module>.events that implements PublishedEvent",
            EventChecks::notRecords),
        new RuleCheck(
            Rule.EVENTS,
            "event without a stable name",
            "the log and the broker know the event by this name; a renamed class must not rename it",
            "add @DomainEvent(namespace = \"<module>\", name = \"what-happened\"), unique in the"
                + " platform, past tense, without \"event\"",
            EventChecks::withoutStableName),
        new RuleCheck(
            Rule.EVENTS,
            "event without who and when",
            "id, time, aggregate and version are needed to drop duplicates and keep order",
            "make EventMetadata meta the first component, made by EventMetadata.about(…)",
            EventChecks::withoutMetadata),
        new RuleCheck(
            Rule.EVENTS,
            "inside of a module in an event",
            "whoever reads the event then needs the module's inside, and each change of it breaks the log",
            "carry ids (UUID) and values; a nested record lies in the events package too",
            EventChecks::withInternalTypes),
        new RuleCheck(
            Rule.EVENTS,
            "personal data in an event",
            "events are kept and copied; what is in them cannot be erased",
            "carry the member's id; the page asks /members/fragments/name/{id} for the name. Only what a"
                + " mentor publishes about themselves may travel, marked @Personal",
            EventChecks::withPersonalData),
        new RuleCheck(
            Rule.EVENTS,
            "event that can change",
            "a fact does not change; a listener that changes it changes it for the next one",
            "copy collections in the compact constructor: topics = List.copyOf(topics)",
            EventChecks::withMutableState),
        new RuleCheck(
            Rule.EVENTS,
            "event that JSON does not bring back",
            "what is read from the log must equal what was written",
            "use values that JSON knows; no derived getters, no hidden state",
            EventChecks::notRoundTripping),
        SCHEMA_COMPATIBILITY);
  }

  /** Events whose committed schema would be lost if the present one were written over it. */
  public static List<ExplainedViolation> brokenSchemas(Codebase house) {
    return SCHEMA_COMPATIBILITY.violations(house);
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

  public static List<PublishedEventType> publishedEvents(Codebase house) {
    return house.cached("facts", () -> findPublishedEvents(house));
  }

  private static List<PublishedEventType> findPublishedEvents(Codebase house) {
    return house
        .moduleClasses()
        .filter(it -> it.type().isAssignableTo(PublishedEvent.class))
        .filter(it -> !it.type().isInterface())
        .map(it -> new PublishedEventType(it.module(), it.type(), load(house, it.type())))
        .toList();
  }

  private static Class<?> load(Codebase house, JavaClass type) {
    try {
      return Class.forName(type.getName(), false, house.classLoader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Stream<RecordComponent> components(PublishedEventType fact) {
    return fact.eventClass.isRecord()
        ? Stream.of(fact.eventClass.getRecordComponents())
        : Stream.empty();
  }

  private static Violation violation(
      Codebase house, PublishedEventType fact, String what, String... words) {
    return new Violation(fact.module.name(), what, house.locationOf(fact.type, words));
  }

  private static Stream<Violation> notRecords(Codebase house) {
    return publishedEvents(house).stream()
        .filter(it -> !it.eventClass.isRecord() || !it.type.getPackageName().endsWith(".events"))
        .map(it ->
            violation(
                house,
                it,
                "publishes "
                    + it.type.getSimpleName()
                    + ", which is not a record in its events package"));
  }

  private static Stream<Violation> withoutStableName(Codebase house) {
    var first = new TreeMap<String, String>();
    return publishedEvents(house).stream()
        .filter(it -> {
          var event = it.eventClass.getAnnotation(DomainEvent.class);
          return event == null
              || !event.namespace().equals(it.module.name())
              || !STABLE_NAME.matcher(event.name()).matches()
              || event.name().endsWith("-event")
              || it.type.getSimpleName().endsWith("Event")
              || first.putIfAbsent(it.name(), it.type.getName()) != null;
        })
        .map(it ->
            violation(
                house,
                it,
                "publishes " + it.type.getSimpleName() + " under the name \"" + it.name() + "\"",
                "@DomainEvent"));
  }

  private static Stream<Violation> withoutMetadata(Codebase house) {
    return publishedEvents(house).stream()
        .filter(it -> it.eventClass.isRecord())
        .filter(it ->
            components(it)
                .findFirst()
                .filter(first -> first.getType().equals(EventMetadata.class))
                .filter(first -> first.getName().equals("meta"))
                .isEmpty())
        .map(it ->
            violation(
                house, it, "publishes " + it.type.getSimpleName() + " without its metadata first"));
  }

  private static Stream<Violation> withInternalTypes(Codebase house) {
    return publishedEvents(house).stream()
        .flatMap(fact ->
            components(fact)
                .flatMap(it ->
                    internalTypes(fact, it.getGenericType(), new HashSet<>())
                        .map(stranger ->
                            violation(
                                house,
                                fact,
                                "publishes "
                                    + stranger.getName()
                                    + " in "
                                    + fact.type.getSimpleName()
                                    + "."
                                    + it.getName(),
                                " " + it.getName()))));
  }

  private static Stream<Class<?>> internalTypes(
      PublishedEventType fact, Type type, Set<Type> seen) {
    if (!seen.add(type)) {
      return Stream.empty();
    }
    if (type instanceof ParameterizedType it) {
      return Stream.concat(
          internalTypes(fact, it.getRawType(), seen),
          Stream.of(it.getActualTypeArguments()).flatMap(each -> internalTypes(fact, each, seen)));
    }
    if (!(type instanceof Class<?> it)) {
      return Stream.of(Object.class);
    }
    if (it.isPrimitive() || VALUE_TYPES.contains(it) || COLLECTIONS.contains(it)) {
      return Stream.empty();
    }
    var kernel =
        it.getName()
            .matches(
                "dev\\.tandem\\.(kernel\\.\\w+|eventing\\.publishing|access\\.identity)\\.\\w+");
    var own = it.getPackageName().equals(fact.type.getPackageName());
    if (it.isEnum() && (kernel || own)) {
      return Stream.empty();
    }
    if (!it.isRecord() || !(kernel || own)) {
      return Stream.of(it);
    }
    return Stream.of(it.getRecordComponents())
        .flatMap(each -> internalTypes(fact, each.getGenericType(), seen));
  }

  private static Stream<Violation> withPersonalData(Codebase house) {
    return publishedEvents(house).stream()
        .flatMap(fact ->
            personalComponents(fact, fact.eventClass, "")
                .map(it ->
                    violation(
                        house,
                        fact,
                        "publishes the personal " + fact.type.getSimpleName() + "." + it,
                        " " + it.substring(it.lastIndexOf('.') + 1))));
  }

  private static Stream<String> personalComponents(
      PublishedEventType fact, Class<?> type, String path) {
    if (!type.isRecord() || path.chars().filter(it -> it == '.').count() > 3) {
      return Stream.empty();
    }
    var aboutPerson =
        Stream.of(type.getRecordComponents())
            .anyMatch(it -> PERSON_ID.matcher(it.getName()).matches());
    return Stream.of(type.getRecordComponents())
        .flatMap(it -> {
          var marked = it.isAnnotationPresent(Personal.class);
          var named =
              PERSONAL_NAME.matcher(it.getName()).matches()
                  || (aboutPerson && it.getName().equalsIgnoreCase("name"));
          var allowed = marked && SELF_PUBLISHED_EVENTS.contains(fact.type.getSimpleName());
          return (marked || named) && !allowed
              ? Stream.of(path + it.getName())
              : personalComponents(fact, it.getType(), path + it.getName() + ".");
        });
  }

  private static Stream<Violation> withMutableState(Codebase house) {
    return publishedEvents(house).stream()
        .filter(it -> it.eventClass.isRecord())
        .flatMap(fact ->
            mutableComponents(fact.eventClass, new HashSet<>())
                .map(it ->
                    violation(
                        house,
                        fact,
                        "lets " + it + " of " + fact.type.getSimpleName() + " change",
                        " " + it)));
  }

  private static Stream<String> mutableComponents(Class<?> record, Set<Class<?>> seen) {
    if (!seen.add(record)) {
      return Stream.empty();
    }
    var sample = SampleRecords.createOrNull(record);
    return Stream.of(record.getRecordComponents())
        .flatMap(it -> {
          if (it.getType().isArray()) {
            return Stream.of(it.getName());
          }
          if (it.getType().isRecord()) {
            return mutableComponents(it.getType(), seen);
          }
          var value = sample == null ? null : SampleRecords.valueOf(it, sample);
          return isMutable(value) ? Stream.of(it.getName()) : Stream.<String>empty();
        });
  }

  private static boolean isMutable(@Nullable Object value) {
    try {
      switch (value) {
        case Collection<?> it -> it.clear();
        case Map<?, ?> it -> it.clear();
        case null, default -> {
          return false;
        }
      }
      return true;
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }

  private static Stream<Violation> notRoundTripping(Codebase house) {
    return publishedEvents(house).stream()
        .filter(it -> it.eventClass.isRecord())
        .flatMap(fact ->
            roundTripLosses(fact)
                .map(it ->
                    violation(
                        house,
                        fact,
                        "publishes "
                            + fact.type.getSimpleName()
                            + ", of which JSON loses something: "
                            + it)));
  }

  private static Stream<String> roundTripLosses(PublishedEventType fact) {
    try {
      for (var seed = 0; seed < 20; seed++) {
        var sample = SampleRecords.create(fact.eventClass, seed);
        var json = JSON.writeValueAsString(sample);
        var back = JSON.readValue(json, fact.eventClass);
        if (!back.equals(sample) || !JSON.writeValueAsString(back).equals(json)) {
          return Stream.of(json);
        }
        var fields = JSON.readTree(json).propertyNames();
        var known = components(fact).map(RecordComponent::getName).toList();
        if (!known.containsAll(fields)) {
          return Stream.of("it writes " + fields + " and holds " + known);
        }
      }
      return Stream.empty();
    } catch (RuntimeException e) {
      return Stream.of(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static Stream<Violation> incompatibleSchemas(Codebase house) {
    var kept =
        publishedEvents(house).stream()
            .filter(it -> it.eventClass.isRecord())
            .flatMap(fact ->
                committedSchema(house, fact.module.name(), fact.schemaFile())
                    .flatMap(old ->
                        EventSchemas.incompatibilities(
                            EventSchemas.read(old), EventSchemas.schemaOf(fact)))
                    .map(it ->
                        violation(
                            house, fact, "breaks the contract of " + fact.name() + ": " + it)));
    var names =
        publishedEvents(house).stream()
            .map(it -> it.module.name() + "/events/" + it.schemaFile())
            .collect(java.util.stream.Collectors.toSet());
    var gone =
        house.filesByPath(Codebase.SourceLayer::contracts, ".schema.json").keySet().stream()
            .filter(it -> !names.contains(it))
            .map(it ->
                new Violation(
                    it.split("/")[0],
                    "no longer publishes " + it.replaceAll(".*/|\\.schema\\.json", ""),
                    "module-docs/" + it + ":1"));
    return Stream.concat(kept, gone);
  }

  private static Stream<Path> committedSchema(Codebase house, String module, String file) {
    return house.layers.stream()
        .map(it -> it.contracts().resolve(module).resolve("events").resolve(file))
        .filter(Files::exists)
        .limit(1);
  }
}
