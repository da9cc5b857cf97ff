package dev.tandem.extraction;

import dev.tandem.extraction.Events.Event;
import dev.tandem.kernel.routing.RoutedBy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.modulith.NamedInterface;

/**
 * What a module takes along when it becomes a project of its own: its files, the shared kernel, and
 * of other modules only what they publish and it hears.
 */
final class Luggage {

  static final Set<String> KERNEL = Set.of("kernel", "eventing", "access");

  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Path TEST_RESOURCES = Path.of("src/test/resources");
  private static final Pattern TYPE = Pattern.compile("dev\\.tandem\\.[\\w.$]+");
  private static final List<Path> ROOT =
      List.of(Path.of("build/Format.java"), Path.of(".gitignore"));

  /** The one test of the platform as a whole that says as much about a part of it. */
  private static final String BOUNDARIES = "dev.tandem.ModularityTests";

  final String module;
  final Sources sources;
  final Events events;
  private final Set<String> travelling;
  private final SortedMap<Path, SourceFile> java = new TreeMap<>();
  private final SortedSet<SourceFile> contracts = byPath();
  private final SortedMap<String, String> leftBehind = new TreeMap<>();

  private Luggage(String module, Sources sources) {
    this.module = module;
    this.sources = sources;
    this.events = new Events(sources);
    this.travelling = Stream.concat(KERNEL.stream(), Stream.of(module)).collect(Collectors.toSet());
  }

  /**
   * @throws CannotLeave with a sentence, for a module that does not exist, or that is held by
   *     another's internals
   */
  static Luggage of(String module, Sources sources) {
    var known = modules(sources);
    if (!known.contains(module)) {
      throw new CannotLeave(
          "tandem.module names %s, which is no module that can leave; choose from %s."
              .formatted(module, String.join(", ", known)));
    }
    var luggage = new Luggage(module, sources);
    luggage.pack();
    return luggage;
  }

  /** Those that declare by what they are routed. */
  static SortedSet<String> modules(Sources sources) {
    return sources.all().stream()
        .map(SourceFile::module)
        .distinct()
        .filter(it -> Events.declares("dev.tandem." + it, RoutedBy.class))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void pack() {
    var own =
        sources.all().stream()
            .filter(it -> !it.test() && travelling.contains(it.module()))
            .collect(Collectors.toCollection(ArrayList::new));
    var entrance =
        Stream.concat(
                Stream.of("dev.tandem.Start", "dev.tandem.Tandem", "dev.tandem.package-info"),
                named(RESOURCES))
            .map(it -> sources.of(it).orElseThrow(() -> new CannotLeave(unknown(it))))
            .toList();
    own.addAll(sources.closure(entrance, it -> it.module().isEmpty()));
    own.forEach(this::take);
    heard().forEach(it -> contract(sources.of(it.type().getName()).orElseThrow()));
    own.forEach(this::follow);
    tests();
  }

  private String unknown(String type) {
    return module + " cannot leave: META-INF names " + type + ", which does not exist.";
  }

  private void take(SourceFile file) {
    java.put(file.path(), file);
  }

  private boolean takes(SourceFile file) {
    return java.containsKey(file.path());
  }

  private void follow(SourceFile file) {
    for (var path : file.own()) {
      var other = sources.at(path);
      if (takes(other)) {
        continue;
      }
      if (!shown(other)) {
        throw new CannotLeave(
            "%s cannot leave: %s uses %s, which is inside %s; let it hear an event instead."
                .formatted(
                    module,
                    file,
                    other,
                    other.module().isEmpty() ? "the platform" : other.module()));
      }
      contract(other);
    }
  }

  private static boolean shown(SourceFile file) {
    return !file.test()
        && !file.module().isEmpty()
        && Events.declares(file.packageName(), NamedInterface.class);
  }

  private void contract(SourceFile file) {
    if (takes(file)) {
      return;
    }
    take(file);
    contracts.add(file);
    follow(file);
  }

  /** Tests that lead to nothing but what travels; the others stay, with the reason. */
  private void tests() {
    var support = named(TEST_RESOURCES).map(it -> sources.of(it).orElseThrow()).toList();
    sources.closure(support, SourceFile::test).forEach(this::take);
    sources.all().stream()
        .filter(this::isTest)
        .forEach(it -> {
          var needed = sources.closure(List.of(it), SourceFile::test);
          var missing =
              needed.stream()
                  .flatMap(each -> each.own().stream())
                  .map(sources::at)
                  .filter(each -> !each.test() && !takes(each))
                  .findFirst();
          missing.ifPresentOrElse(
              each -> leftBehind.put(it.toString(), each.toString()),
              () -> needed.forEach(this::take));
        });
  }

  private boolean isTest(SourceFile file) {
    return file.test()
        && file.simpleName().endsWith("Tests")
        && (travelling.contains(file.module())
            || file.module().equals("testing")
            || file.type().equals(BOUNDARIES));
  }

  /** What nothing in Java leads to: the types that {@code META-INF} names to Spring or the JVM. */
  private static Stream<String> named(Path resources) {
    return Text.below(resources.resolve("META-INF")).stream()
        .flatMap(it -> TYPE.matcher(Text.read(it)).results())
        .map(it -> it.group().replaceFirst("\\$.*", ""))
        .distinct();
  }

  /** Events of other modules that the module or the kernel with it listens to. */
  List<Event> heard() {
    return java.values().stream()
        .filter(it -> !it.test() && travelling.contains(it.module()))
        .flatMap(events::heardIn)
        .filter(it -> !travelling.contains(it.module()))
        .distinct()
        .sorted()
        .toList();
  }

  Collection<SourceFile> java() {
    return java.values();
  }

  /** Types of other modules, all of them shown in a named interface. */
  Collection<SourceFile> contracts() {
    return contracts;
  }

  /** Tests that cannot run without others, and what of the others they need. */
  SortedMap<String, String> leftBehind() {
    return leftBehind;
  }

  /** All files to copy as they are, from the root of the project. */
  SortedSet<Path> files() {
    var files = new TreeSet<>(java.keySet());
    files.addAll(ROOT);
    travelling.forEach(it -> files.addAll(Text.below(migrations(it))));
    Stream.of(RESOURCES, TEST_RESOURCES)
        .flatMap(
            it -> Text.below(it).stream().filter(file -> !belongsElsewhere(it.relativize(file))))
        .filter(it -> !namesWhatStays(it))
        .forEach(files::add);
    var docs = Path.of("module-docs", module);
    Stream.of("openapi.json", "asyncapi.json").map(docs::resolve).forEach(files::add);
    Stream.concat(events.of(module), heard().stream())
        .map(it -> Path.of(it.schema()))
        .filter(Files::exists)
        .forEach(files::add);
    return files;
  }

  /** Templates, scripts and pictures lie in a folder with the name of their module. */
  private boolean belongsElsewhere(Path resource) {
    var folders = resource.getParent();
    return folders != null
        && Stream.iterate(0, it -> it < folders.getNameCount(), it -> it + 1)
            .map(it -> folders.getName(it).toString())
            .anyMatch(it ->
                !travelling.contains(it)
                    && sources.of("dev.tandem." + it + ".package-info").isPresent());
  }

  /** A setting of a library, such as ArchUnit's, that leads to a class that does not travel. */
  private boolean namesWhatStays(Path resource) {
    return resource.toString().endsWith(".properties")
        && TYPE.matcher(Text.read(resource))
            .results()
            .flatMap(it -> sources.of(it.group()).stream())
            .anyMatch(it -> !takes(it));
  }

  private static Path migrations(String module) {
    return Path.of("db/migration", module);
  }

  private static SortedSet<SourceFile> byPath() {
    return new TreeSet<>((a, b) -> a.path().compareTo(b.path()));
  }
}
