package dev.tandem.readiness;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.Personal;
import dev.tandem.eventing.publishing.PublishedEvent;
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
final class Facts {

  static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  private static final Set<Class<?>> VALUES =
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
  private static final Pattern PERSONAL =
      Pattern.compile(
          "(?i).*(e?mail|phone|address|street|postcode|birth|surname|firstName|lastName|fullName"
              + "|displayName|headline|bio|iban|photo|avatar|gender|nationality|passw).*");
  private static final Pattern PERSON = Pattern.compile("(member|mentor|mentee|user|person)Id");
  private static final Set<String> PUBLISHES_ITSELF =
      Set.of("MentorListed", "MentorProfileChanged");
  private static final Pattern STABLE = Pattern.compile("[a-z]+(-[a-z]+)*");

  private static final Check KEEPS_ITS_CONTRACT =
      new Check(
          Rule.EVENTS,
          "event that breaks its contract",
          "events of the old shape are in the log, and services read them in the old shape",
          "add an optional component (@Nullable) instead; for another meaning publish a new event"
              + " beside the old one: module-docs/how-to/evolve-an-event.md",
          Facts::incompatible);

  private Facts() {}

  static List<Check> checks() {
    return List.of(
        new Check(
            Rule.EVENTS,
            "event that is no record of the events package",
            "others read it by its shape; a class with behaviour or hidden fields has none",
            "make it a record in <module>.events that implements PublishedEvent",
            Facts::shapeless),
        new Check(
            Rule.EVENTS,
            "event without a stable name",
            "the log and the broker know the event by this name; a renamed class must not rename it",
            "add @DomainEvent(namespace = \"<module>\", name = \"what-happened\"), unique in the"
                + " platform, past tense, without \"event\"",
            Facts::unnamed),
        new Check(
            Rule.EVENTS,
            "event without who and when",
            "id, time, aggregate and version are needed to drop duplicates and keep order",
            "make EventMetadata meta the first component, made by EventMetadata.about(…)",
            Facts::anonymous),
        new Check(
            Rule.EVENTS,
            "inside of a module in an event",
            "whoever reads the event then needs the module's inside, and each change of it breaks the log",
            "carry ids (UUID) and values; a nested record lies in the events package too",
            Facts::inner),
        new Check(
            Rule.EVENTS,
            "personal data in an event",
            "events are kept and copied; what is in them cannot be erased",
            "carry the member's id; the page asks /members/fragments/name/{id} for the name. Only what a"
                + " mentor publishes about themselves may travel, marked @Personal",
            Facts::personal),
        new Check(
            Rule.EVENTS,
            "event that can change",
            "a fact does not change; a listener that changes it changes it for the next one",
            "copy collections in the compact constructor: topics = List.copyOf(topics)",
            Facts::changeable),
        new Check(
            Rule.EVENTS,
            "event that JSON does not bring back",
            "what is read from the log must equal what was written",
            "use values that JSON knows; no derived getters, no hidden state",
            Facts::lossy),
        KEEPS_ITS_CONTRACT);
  }

  /** Events whose committed schema would be lost if the present one were written over it. */
  static List<Breach> brokenContracts(House house) {
    return KEEPS_ITS_CONTRACT.breaches(house);
  }

  /** A published event with its class. */
  record Fact(Module module, JavaClass type, Class<?> loaded) {

    String name() {
      var event = loaded.getAnnotation(DomainEvent.class);
      return event == null ? loaded.getSimpleName() : event.namespace() + "." + event.name();
    }

    String file() {
      var event = loaded.getAnnotation(DomainEvent.class);
      return (event == null ? loaded.getSimpleName() : event.name()) + ".schema.json";
    }
  }

  static List<Fact> of(House house) {
    return house.once("facts", () -> ofNow(house));
  }

  private static List<Fact> ofNow(House house) {
    return house
        .owned()
        .filter(it -> it.type().isAssignableTo(PublishedEvent.class))
        .filter(it -> !it.type().isInterface())
        .map(it -> new Fact(it.module(), it.type(), load(house, it.type())))
        .toList();
  }

  private static Class<?> load(House house, JavaClass type) {
    try {
      return Class.forName(type.getName(), false, house.loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  static Stream<RecordComponent> components(Fact fact) {
    return fact.loaded.isRecord() ? Stream.of(fact.loaded.getRecordComponents()) : Stream.empty();
  }

  private static Crossing crossing(House house, Fact fact, String what, String... words) {
    return new Crossing(fact.module.name(), what, house.where(fact.type, words));
  }

  private static Stream<Crossing> shapeless(House house) {
    return of(house).stream()
        .filter(it -> !it.loaded.isRecord() || !it.type.getPackageName().endsWith(".events"))
        .map(it ->
            crossing(
                house,
                it,
                "publishes "
                    + it.type.getSimpleName()
                    + ", which is not a record in its events package"));
  }

  private static Stream<Crossing> unnamed(House house) {
    var first = new TreeMap<String, String>();
    return of(house).stream()
        .filter(it -> {
          var event = it.loaded.getAnnotation(DomainEvent.class);
          return event == null
              || !event.namespace().equals(it.module.name())
              || !STABLE.matcher(event.name()).matches()
              || event.name().endsWith("-event")
              || it.type.getSimpleName().endsWith("Event")
              || first.putIfAbsent(it.name(), it.type.getName()) != null;
        })
        .map(it ->
            crossing(
                house,
                it,
                "publishes " + it.type.getSimpleName() + " under the name \"" + it.name() + "\"",
                "@DomainEvent"));
  }

  private static Stream<Crossing> anonymous(House house) {
    return of(house).stream()
        .filter(it -> it.loaded.isRecord())
        .filter(it ->
            components(it)
                .findFirst()
                .filter(first -> first.getType().equals(EventMetadata.class))
                .filter(first -> first.getName().equals("meta"))
                .isEmpty())
        .map(it ->
            crossing(
                house, it, "publishes " + it.type.getSimpleName() + " without its metadata first"));
  }

  private static Stream<Crossing> inner(House house) {
    return of(house).stream()
        .flatMap(fact ->
            components(fact)
                .flatMap(it ->
                    strangers(fact, it.getGenericType(), new HashSet<>())
                        .map(stranger ->
                            crossing(
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

  private static Stream<Class<?>> strangers(Fact fact, Type type, Set<Type> seen) {
    if (!seen.add(type)) {
      return Stream.empty();
    }
    if (type instanceof ParameterizedType it) {
      return Stream.concat(
          strangers(fact, it.getRawType(), seen),
          Stream.of(it.getActualTypeArguments()).flatMap(each -> strangers(fact, each, seen)));
    }
    if (!(type instanceof Class<?> it)) {
      return Stream.of(Object.class);
    }
    if (it.isPrimitive() || VALUES.contains(it) || COLLECTIONS.contains(it)) {
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
        .flatMap(each -> strangers(fact, each.getGenericType(), seen));
  }

  private static Stream<Crossing> personal(House house) {
    return of(house).stream()
        .flatMap(fact ->
            personal(fact, fact.loaded, "")
                .map(it ->
                    crossing(
                        house,
                        fact,
                        "publishes the personal " + fact.type.getSimpleName() + "." + it,
                        " " + it.substring(it.lastIndexOf('.') + 1))));
  }

  private static Stream<String> personal(Fact fact, Class<?> type, String path) {
    if (!type.isRecord() || path.chars().filter(it -> it == '.').count() > 3) {
      return Stream.empty();
    }
    var aboutPerson =
        Stream.of(type.getRecordComponents())
            .anyMatch(it -> PERSON.matcher(it.getName()).matches());
    return Stream.of(type.getRecordComponents())
        .flatMap(it -> {
          var marked = it.isAnnotationPresent(Personal.class);
          var named =
              PERSONAL.matcher(it.getName()).matches()
                  || (aboutPerson && it.getName().equalsIgnoreCase("name"));
          var allowed = marked && PUBLISHES_ITSELF.contains(fact.type.getSimpleName());
          return (marked || named) && !allowed
              ? Stream.of(path + it.getName())
              : personal(fact, it.getType(), path + it.getName() + ".");
        });
  }

  private static Stream<Crossing> changeable(House house) {
    return of(house).stream()
        .filter(it -> it.loaded.isRecord())
        .flatMap(fact ->
            mutable(fact.loaded, new HashSet<>())
                .map(it ->
                    crossing(
                        house,
                        fact,
                        "lets " + it + " of " + fact.type.getSimpleName() + " change",
                        " " + it)));
  }

  private static Stream<String> mutable(Class<?> record, Set<Class<?>> seen) {
    if (!seen.add(record)) {
      return Stream.empty();
    }
    var sample = Samples.mutable(record);
    return Stream.of(record.getRecordComponents())
        .flatMap(it -> {
          if (it.getType().isArray()) {
            return Stream.of(it.getName());
          }
          if (it.getType().isRecord()) {
            return mutable(it.getType(), seen);
          }
          var value = sample == null ? null : Samples.get(it, sample);
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

  private static Stream<Crossing> lossy(House house) {
    return of(house).stream()
        .filter(it -> it.loaded.isRecord())
        .flatMap(fact ->
            lost(fact)
                .map(it ->
                    crossing(
                        house,
                        fact,
                        "publishes "
                            + fact.type.getSimpleName()
                            + ", of which JSON loses something: "
                            + it)));
  }

  private static Stream<String> lost(Fact fact) {
    try {
      for (var seed = 0; seed < 20; seed++) {
        var sample = Samples.of(fact.loaded, seed);
        var json = JSON.writeValueAsString(sample);
        var back = JSON.readValue(json, fact.loaded);
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

  private static Stream<Crossing> incompatible(House house) {
    var kept =
        of(house).stream()
            .filter(it -> it.loaded.isRecord())
            .flatMap(fact ->
                committed(house, fact.module.name(), fact.file())
                    .flatMap(old -> Contracts.breaks(Contracts.read(old), Contracts.schema(fact)))
                    .map(it ->
                        crossing(
                            house, fact, "breaks the contract of " + fact.name() + ": " + it)));
    var names =
        of(house).stream()
            .map(it -> it.module.name() + "/events/" + it.file())
            .collect(java.util.stream.Collectors.toSet());
    var gone =
        house.files(House.Layer::contracts, ".schema.json").keySet().stream()
            .filter(it -> !names.contains(it))
            .map(it ->
                new Crossing(
                    it.split("/")[0],
                    "no longer publishes " + it.replaceAll(".*/|\\.schema\\.json", ""),
                    "module-docs/" + it + ":1"));
    return Stream.concat(kept, gone);
  }

  private static Stream<Path> committed(House house, String module, String file) {
    return house.layers.stream()
        .map(it -> it.contracts().resolve(module).resolve("events").resolve(file))
        .filter(Files::exists)
        .limit(1);
  }
}
