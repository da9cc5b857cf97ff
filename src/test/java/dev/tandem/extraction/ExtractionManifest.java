package dev.tandem.extraction;

import dev.tandem.extraction.EventCatalog.CatalogedEvent;
import dev.tandem.kernel.routing.Extractable;
import dev.tandem.kernel.schema.SharedModules;
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
 * The files of an extracted module: its own, those of the shared kernel, and of other modules only
 * exported types that it uses, such as events.
 */
final class ExtractionManifest {

  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Path TEST_RESOURCES = Path.of("src/test/resources");
  private static final Pattern TYPE_NAME = Pattern.compile("dev\\.tandem\\.[\\w.$]+");
  private static final List<Path> ROOT_FILES =
      List.of(Path.of("build/Format.java"), Path.of(".gitignore"));

  /** The only test of the whole platform that is also valid for a part of it. */
  private static final String BOUNDARY_TEST = "dev.tandem.ModularityTests";

  final String module;
  final ProjectSources sources;
  final EventCatalog events;
  private final Set<String> includedModules;
  private final SortedMap<Path, SourceFile> javaFiles = new TreeMap<>();
  private final SortedSet<SourceFile> contracts = sortedByPath();
  private final SortedMap<String, String> excludedTests = new TreeMap<>();

  private ExtractionManifest(String module, ProjectSources sources) {
    this.module = module;
    this.sources = sources;
    this.events = new EventCatalog(sources);
    this.includedModules =
        Stream.concat(SharedModules.NAMES.stream(), Stream.of(module)).collect(Collectors.toSet());
  }

  /**
   * @throws ExtractionException if the module does not exist, or uses internal types of another
   *     module
   */
  static ExtractionManifest of(String module, ProjectSources sources) {
    var known = extractableModules(sources);
    if (!known.contains(module)) {
      throw new ExtractionException(
          "tandem.module is %s, which is not a module that can be extracted; choose one of %s."
              .formatted(module, String.join(", ", known)));
    }
    var manifest = new ExtractionManifest(module, sources);
    manifest.collect();
    return manifest;
  }

  /** The modules with {@code @Extractable}, which declares their unit of routing. */
  static SortedSet<String> extractableModules(ProjectSources sources) {
    return sources.all().stream()
        .map(SourceFile::module)
        .distinct()
        .filter(it -> EventCatalog.hasPackageAnnotation("dev.tandem." + it, Extractable.class))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void collect() {
    var own =
        sources.all().stream()
            .filter(file -> !file.isTest() && includedModules.contains(file.module()))
            .collect(Collectors.toCollection(ArrayList::new));
    var entryPoints =
        Stream.concat(
                Stream.of(
                    "dev.tandem.bootstrap.JavaVersionCheck",
                    "dev.tandem.Tandem",
                    "dev.tandem.package-info"),
                typesInMetaInf(RESOURCES))
            .map(type ->
                sources
                    .find(type)
                    .orElseThrow(() -> new ExtractionException(unknownTypeMessage(type))))
            .toList();
    own.addAll(sources.reachableFrom(entryPoints, it -> it.module().isEmpty()));
    own.forEach(this::include);
    consumedEvents()
        .forEach(it -> includeContract(sources.find(it.type().getName()).orElseThrow()));
    own.forEach(this::followReferences);
    includeTests();
  }

  private String unknownTypeMessage(String type) {
    return module + " cannot be extracted: META-INF names " + type + ", which does not exist.";
  }

  private void include(SourceFile file) {
    javaFiles.put(file.path(), file);
  }

  private boolean includes(SourceFile file) {
    return javaFiles.containsKey(file.path());
  }

  private void followReferences(SourceFile file) {
    for (var path : file.projectReferences()) {
      var other = sources.get(path);
      if (includes(other)) {
        continue;
      }
      if (!isExported(other)) {
        throw new ExtractionException(
            ("%s cannot be extracted: %s uses %s, which is inside %s; let it listen to an event"
                    + " instead.")
                .formatted(
                    module,
                    file,
                    other,
                    other.module().isEmpty() ? "the platform" : other.module()));
      }
      includeContract(other);
    }
  }

  private static boolean isExported(SourceFile file) {
    return !file.isTest()
        && !file.module().isEmpty()
        && EventCatalog.hasPackageAnnotation(file.packageName(), NamedInterface.class);
  }

  private void includeContract(SourceFile file) {
    if (includes(file)) {
      return;
    }
    include(file);
    contracts.add(file);
    followReferences(file);
  }

  /** Includes the tests that need only included files, and records what the others need. */
  private void includeTests() {
    var support = typesInMetaInf(TEST_RESOURCES).map(it -> sources.find(it).orElseThrow()).toList();
    sources.reachableFrom(support, SourceFile::isTest).forEach(this::include);
    sources.all().stream()
        .filter(this::isCandidateTest)
        .forEach(file -> {
          var needed = sources.reachableFrom(List.of(file), SourceFile::isTest);
          var missing =
              needed.stream()
                  .flatMap(each -> each.projectReferences().stream())
                  .map(sources::get)
                  .filter(each -> !each.isTest() && !includes(each))
                  .findFirst();
          missing.ifPresentOrElse(
              each -> excludedTests.put(file.toString(), each.toString()),
              () -> needed.forEach(this::include));
        });
  }

  private boolean isCandidateTest(SourceFile file) {
    return file.isTest()
        && file.simpleName().endsWith("Tests")
        && (includedModules.contains(file.module())
            || file.module().equals("testing")
            || file.type().equals(BOUNDARY_TEST));
  }

  /** Types that no Java file refers to, but {@code META-INF} names for Spring or the JVM. */
  private static Stream<String> typesInMetaInf(Path resources) {
    return TextFiles.filesBelow(resources.resolve("META-INF")).stream()
        .flatMap(it -> TYPE_NAME.matcher(TextFiles.read(it)).results())
        .map(it -> it.group().replaceFirst("\\$.*", ""))
        .distinct();
  }

  /** Events of other modules that the module or the shared kernel consumes. */
  List<CatalogedEvent> consumedEvents() {
    return javaFiles.values().stream()
        .filter(file -> !file.isTest() && includedModules.contains(file.module()))
        .flatMap(events::consumedIn)
        .filter(it -> !includedModules.contains(it.module()))
        .distinct()
        .sorted()
        .toList();
  }

  Collection<SourceFile> javaFiles() {
    return javaFiles.values();
  }

  /** Types of other modules, all of them in named interfaces. */
  Collection<SourceFile> contracts() {
    return contracts;
  }

  /** Tests that cannot run without other modules, with the first file of those that they need. */
  SortedMap<String, String> excludedTests() {
    return excludedTests;
  }

  /** All files to copy unchanged, relative to the root of the project. */
  SortedSet<Path> files() {
    var files = new TreeSet<>(javaFiles.keySet());
    files.addAll(ROOT_FILES);
    includedModules.forEach(it -> files.addAll(TextFiles.filesBelow(migrationsFolder(it))));
    Stream.of(RESOURCES, TEST_RESOURCES)
        .flatMap(path ->
            TextFiles.filesBelow(path).stream()
                .filter(file -> !belongsToExcludedModule(path.relativize(file))))
        .filter(it -> !refersToExcludedType(it))
        .forEach(files::add);
    var docs = Path.of("module-docs", module);
    Stream.of("openapi.json", "asyncapi.json").map(docs::resolve).forEach(files::add);
    Stream.concat(events.of(module), consumedEvents().stream())
        .map(it -> Path.of(it.schema()))
        .filter(Files::exists)
        .forEach(files::add);
    return files;
  }

  /** Templates, scripts and images are in folders named after their module. */
  private boolean belongsToExcludedModule(Path resource) {
    var folders = resource.getParent();
    return folders != null
        && Stream.iterate(0, it -> it < folders.getNameCount(), it -> it + 1)
            .map(it -> folders.getName(it).toString())
            .anyMatch(folder ->
                !includedModules.contains(folder)
                    && sources.find("dev.tandem." + folder + ".package-info").isPresent());
  }

  /** Whether the file configures a library, such as ArchUnit, with a class that is not included. */
  private boolean refersToExcludedType(Path resource) {
    return resource.toString().endsWith(".properties")
        && TYPE_NAME
            .matcher(TextFiles.read(resource))
            .results()
            .flatMap(it -> sources.find(it.group()).stream())
            .anyMatch(it -> !includes(it));
  }

  private static Path migrationsFolder(String module) {
    return Path.of("db/migration", module);
  }

  private static SortedSet<SourceFile> sortedByPath() {
    return new TreeSet<>((a, b) -> a.path().compareTo(b.path()));
  }
}
