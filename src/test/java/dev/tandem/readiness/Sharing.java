package dev.tandem.readiness;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Controller;

/** Rule 7: nothing but events is common to two modules. */
final class Sharing {

  private static final List<Class<?>> MUTABLE =
      List.of(
          java.util.concurrent.atomic.AtomicInteger.class,
          java.util.concurrent.atomic.AtomicLong.class,
          java.util.concurrent.atomic.AtomicBoolean.class,
          java.util.concurrent.atomic.AtomicReference.class,
          java.util.concurrent.atomic.LongAdder.class,
          java.util.concurrent.locks.Lock.class,
          java.util.concurrent.locks.ReadWriteLock.class,
          java.util.concurrent.Semaphore.class,
          java.util.concurrent.ConcurrentMap.class,
          java.util.HashMap.class,
          java.util.TreeMap.class,
          java.util.ArrayList.class,
          java.util.HashSet.class,
          java.util.TreeSet.class,
          java.util.ArrayDeque.class,
          java.util.Queue.class,
          java.util.BitSet.class,
          java.util.Date.class,
          StringBuilder.class,
          StringBuffer.class);
  private static final Set<String> COLLECTIONS =
      Set.of(
          "java.util.Map",
          "java.util.List",
          "java.util.Set",
          "java.util.Collection",
          "java.util.SortedMap",
          "java.util.NavigableMap",
          "java.util.SortedSet");
  private static final Set<String> CACHING =
      Set.of("Cacheable", "CachePut", "CacheEvict", "CacheConfig", "Caching");
  private static final Pattern SETTING = Pattern.compile("\\$\\{([A-Za-z][\\w.-]*)");
  private static final Pattern FRAMEWORK =
      Pattern.compile("(spring|server|management|logging|springdoc)\\..*");
  private static final Pattern TEMPLATE =
      Pattern.compile("~\\{\\s*([a-z]+)/[^}]*\\}|th:(?:insert|replace|include)=\"\\s*([a-z]+)/");
  private static final Pattern ASSET =
      Pattern.compile("[\"'{(]/([a-z]+)/[^\"'})]*\\.(?:js|css|svg|png|jpg|webp|woff2?)\\b");
  private static final Pattern BEAN = Pattern.compile("\\$\\{[^}]*(@[a-zA-Z]\\w*|\\bT\\()");
  private static final Pattern VIEW = Pattern.compile("(?:forward:/?)?([a-z]+)/[a-z0-9/_-]+.*");
  private static final Pattern LOCK = Pattern.compile("(?i)pg_(try_)?advisory_(xact_)?lock");

  private static final Set<String> COMMON = Set.of("favicon.ico", "favicon.svg", "error.html");

  private Sharing() {}

  static List<Check> checks() {
    return List.of(
        new Check(
            Rule.SHARING,
            "static state",
            "a static is common to all modules of one process and to none of two; after the move each"
                + " side has its own",
            "keep it in a field of a bean of your module, or in a table of its schema if it must survive",
            Sharing::statics),
        new Check(
            Rule.SHARING,
            "thread-local",
            "what travels on the thread does not travel with an event, and virtual threads do not return",
            "pass it as an argument; across modules, put it into the event",
            Sharing::threadLocals),
        new Check(
            Rule.SHARING,
            "cache of another",
            "a cache used by two modules is a table without a schema",
            "name the cache \"<module>.<what>\" and keep it inside the module",
            Sharing::caches),
        new Check(
            Rule.SHARING,
            "lock of another",
            "a lock that two modules take ties their databases together",
            "lock a row of your own, or derive the key of the lock from your module's name, e.g."
                + " pg_advisory_xact_lock(hashtext('billing.series'))",
            Sharing::locks),
        new Check(
            Rule.SHARING,
            "setting of another",
            "the setting moves with the module that owns it",
            "use a record with @ConfigurationProperties(\"tandem.<module>\")",
            Sharing::settings),
        new Check(
            Rule.SHARING,
            "address of another",
            "routes are sent elsewhere by their prefix, which is the module's name",
            "serve pages under /<module>/… and JSON under /api/<module>/…",
            Sharing::routes),
        new Check(
            Rule.SHARING,
            "view of another",
            "the template leaves with its module, and the page is empty",
            "serve the view from your own folder templates/<module>/; for another module's part, let the"
                + " browser ask for its fragment: <div hx-get=\"/<other>/fragments/…\""
                + " hx-trigger=\"load\">",
            Sharing::views),
        new Check(
            Rule.SHARING,
            "template of another",
            "the template leaves with its module, and the page fails",
            "let the browser ask for the other module's fragment: <div"
                + " hx-get=\"/<other>/fragments/…\" hx-trigger=\"load\">",
            Sharing::templates),
        new Check(
            Rule.SHARING,
            "asset of another",
            "the file is served by the other module's process after the move, in its version",
            "copy it to static/<module>/, or ask for it to be put into the kernel if all need it",
            Sharing::assets),
        new Check(
            Rule.SHARING,
            "code in a template",
            "a bean or a class called from a template is a call that no compiler checks",
            "let the controller put the value into the model",
            Sharing::calls),
        new Check(
            Rule.SHARING,
            "file that belongs to nobody",
            "what lies outside a module's folder does not leave with the module",
            "put it into templates/<module>/, static/<module>/ or messages/<module>.properties",
            Sharing::loose));
  }

  static boolean isMutable(JavaClass type) {
    return MUTABLE.stream().anyMatch(type::isAssignableTo);
  }

  private static Stream<Crossing> statics(House house) {
    return house
        .owned()
        .flatMap(owned ->
            owned.type().getFields().stream()
                .filter(it -> it.getModifiers().contains(JavaModifier.STATIC))
                .filter(it -> !it.getName().contains("$"))
                .filter(it -> isState(it))
                .map(it ->
                    new Crossing(
                        owned.module().name(),
                        "keeps state in the static "
                            + owned.type().getSimpleName()
                            + "."
                            + it.getName(),
                        house.where(owned.type(), " " + it.getName() + " ", it.getName()))));
  }

  private static boolean isState(JavaField field) {
    if (!field.getModifiers().contains(JavaModifier.FINAL)) {
      return true;
    }
    return isMutable(field.getRawType())
        || (COLLECTIONS.contains(field.getRawType().getName()) && isFilledLater(field));
  }

  /** Whether some method other than the initialiser changes the collection. */
  private static boolean isFilledLater(JavaField field) {
    return field.getAccessesToSelf().stream()
        .filter(it -> !it.getOrigin().getName().equals("<clinit>"))
        .anyMatch(access ->
            access.getOrigin().getMethodCallsFromSelf().stream()
                .filter(it -> it.getLineNumber() >= access.getLineNumber())
                .filter(it -> it.getLineNumber() <= access.getLineNumber() + 1)
                .filter(it -> COLLECTIONS.contains(it.getTargetOwner().getName()))
                .anyMatch(it ->
                    it.getName().matches("put.*|add.*|remove.*|clear|compute.*|merge|replaceAll")));
  }

  private static Stream<Crossing> threadLocals(House house) {
    return house
        .owned()
        .flatMap(owned ->
            owned.type().getFields().stream()
                .filter(it ->
                    it.getRawType().isAssignableTo(ThreadLocal.class)
                        || (!owned.module().shared()
                            && it.getRawType().isAssignableTo(ScopedValue.class)))
                .map(it ->
                    new Crossing(
                        owned.module().name(),
                        "binds "
                            + owned.type().getSimpleName()
                            + "."
                            + it.getName()
                            + " to the thread",
                        house.where(owned.type(), " " + it.getName()))));
  }

  private static Stream<Crossing> caches(House house) {
    var annotated =
        house
            .said()
            .filter(it -> CACHING.contains(it.text().annotation()))
            .filter(it -> !it.text().value().startsWith("#"))
            .filter(it -> it.text().value().matches("[\\w.:-]+"))
            .filter(it -> !it.text().value().startsWith(it.module() + "."))
            .map(it ->
                new Crossing(
                    it.module(), "uses the cache \"" + it.text().value() + "\"", it.where(house)));
    var called =
        house
            .owned()
            .flatMap(owned ->
                owned.type().getMethodCallsFromSelf().stream()
                    .filter(it -> it.getName().equals("getCache"))
                    .filter(it ->
                        it.getTargetOwner()
                            .isAssignableTo("org.springframework.cache.CacheManager"))
                    .flatMap(call ->
                        house.textsOf(owned.type()).stream()
                            .filter(it -> it.line() == call.getLineNumber())
                            .filter(it -> !it.pieces())
                            .filter(it -> !it.value().startsWith(owned.module().name() + "."))
                            .map(it ->
                                new Crossing(
                                    owned.module().name(),
                                    "uses the cache \"" + it.value() + "\"",
                                    house.where(owned.type(), it.line())))));
    return Stream.concat(annotated, called);
  }

  private static Stream<Crossing> locks(House house) {
    return house
        .said()
        .filter(it -> !it.text().pieces())
        .filter(it -> LOCK.matcher(it.text().value()).find())
        .filter(it -> !it.text().value().contains(it.module()))
        .map(it ->
            new Crossing(
                it.module(),
                "takes a lock whose key is not its own: \"" + Statements.brief(it.text()) + "\"",
                it.where(house)));
  }

  private static Stream<Crossing> settings(House house) {
    var prefixes =
        house
            .owned()
            .filter(it -> it.type().isAnnotatedWith(ConfigurationProperties.class))
            .filter(it -> {
              var prefix = prefix(it.type());
              var own = "tandem." + it.module().name();
              return !prefix.equals(own) && !prefix.startsWith(own + ".");
            })
            .map(it ->
                new Crossing(
                    it.module().name(),
                    "is configured under \"" + prefix(it.type()) + "\"",
                    house.where(it.type(), "@ConfigurationProperties")));
    var placeholders =
        house
            .said()
            .filter(it -> !it.text().annotation().isEmpty())
            .flatMap(it ->
                SETTING
                    .matcher(it.text().value())
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> !FRAMEWORK.matcher(name).matches())
                    .filter(name -> !name.startsWith("tandem." + it.module() + "."))
                    .map(name ->
                        new Crossing(
                            it.module(), "reads the setting \"" + name + "\"", it.where(house))));
    var names =
        house
            .said()
            .filter(it -> !it.text().pieces())
            .flatMap(it ->
                house.modules.keySet().stream()
                    .filter(other -> !other.equals(it.module()))
                    .filter(other -> it.text().value().startsWith("tandem." + other + "."))
                    .map(other ->
                        new Crossing(
                            it.module(),
                            "reads the setting \"" + it.text().value() + "\" of " + other,
                            it.where(house))));
    return Stream.of(prefixes, placeholders, names).flatMap(it -> it);
  }

  static String prefix(JavaClass type) {
    var annotation = type.getAnnotationOfType(ConfigurationProperties.class);
    return annotation.value().isEmpty() ? annotation.prefix() : annotation.value();
  }

  private static Stream<Crossing> routes(House house) {
    return Routes.of(house)
        .filter(it -> !it.isUnder(it.module()))
        .map(it ->
            new Crossing(
                it.module(),
                "serves " + it.verb() + " " + it.path(),
                house.where(it.handler().getOwner(), it.handler().getName() + "(")));
  }

  private static Stream<Crossing> views(House house) {
    var folders = folders(house);
    return house
        .said()
        .filter(it -> it.text().annotation().isEmpty() && !it.text().pieces())
        .filter(it -> it.by().type().isMetaAnnotatedWith(Controller.class))
        .flatMap(it ->
            Stream.of(VIEW.matcher(it.text().value()))
                .filter(found -> found.matches())
                .map(found -> found.group(1))
                .filter(other -> !other.equals(it.module()) && !other.equals("kernel"))
                .filter(other -> house.modules.containsKey(other) || folders.contains(other))
                .map(other ->
                    new Crossing(
                        it.module(),
                        "answers with \"" + it.text().value() + "\" of " + other,
                        it.where(house))));
  }

  private static Set<String> folders(House house) {
    return house.files(it -> it.resources().resolve("templates"), ".html").keySet().stream()
        .map(it -> it.split("/")[0])
        .collect(java.util.stream.Collectors.toSet());
  }

  private static Stream<Crossing> templates(House house, Pattern pattern, String verb) {
    return house.files(it -> it.resources().resolve("templates"), ".html").entrySet().stream()
        .flatMap(file -> {
          var module = file.getKey().split("/")[0];
          return found(file.getValue(), pattern)
              .flatMap(it ->
                  it
                      .name()
                      .filter(name -> !name.equals(module) && !name.equals("kernel"))
                      .filter(name -> !name.equals("webjars"))
                      .map(name ->
                          new Crossing(
                              module,
                              verb + " " + it.text().strip() + " of " + name,
                              at(file.getValue(), it.line())))
                      .stream());
        });
  }

  private static Stream<Crossing> templates(House house) {
    return templates(house, TEMPLATE, "includes the template");
  }

  private static Stream<Crossing> assets(House house) {
    return templates(house, ASSET, "loads");
  }

  private static Stream<Crossing> calls(House house) {
    return house.files(it -> it.resources().resolve("templates"), ".html").entrySet().stream()
        .flatMap(file ->
            found(file.getValue(), BEAN)
                .map(it ->
                    new Crossing(
                        file.getKey().split("/")[0],
                        "calls code from a template: " + it.text(),
                        at(file.getValue(), it.line()))));
  }

  private static Stream<Crossing> loose(House house) {
    return Stream.of("templates/", "static/", "messages/")
        .flatMap(folder ->
            house.files(it -> it.resources().resolve(folder), "").entrySet().stream()
                .filter(it -> !house.modules.containsKey(it.getKey().split("[/._]")[0]))
                .filter(it -> !COMMON.contains(it.getKey()))
                .map(it ->
                    new Crossing(it.getKey(), "lies in no module's folder", at(it.getValue(), 1))));
  }

  private record Found(Optional<String> name, String text, int line) {}

  private static Stream<Found> found(Path file, Pattern pattern) {
    var lines = House.lines(file);
    return java.util.stream.IntStream.range(0, lines.size())
        .boxed()
        .flatMap(i ->
            pattern
                .matcher(lines.get(i))
                .results()
                .map(it ->
                    new Found(
                        java.util.stream.IntStream.rangeClosed(1, it.groupCount())
                            .mapToObj(it::group)
                            .filter(java.util.Objects::nonNull)
                            .findFirst(),
                        it.group(),
                        i + 1)));
  }

  private static String at(Path file, int line) {
    return file.toString().replace('\\', '/') + ":" + line;
  }
}
