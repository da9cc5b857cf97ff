package dev.tandem.readiness;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jmolecules.archunit.JMoleculesDddRules;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.core.ApplicationModules;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The catalogue of breaches in {@code src/test/breaches}: a sound house of three modules, and small
 * changes of it that each cross a boundary, compiled here and nowhere else.
 */
final class Breaches implements AutoCloseable {

  private static final Path FOLDER = Path.of("src/test/breaches");

  private static Map<String, Judged> judgements = Map.of();

  private final Path out;
  private final StandardJavaFileManager files;

  private Breaches() {
    try {
      out = Files.createTempDirectory("breaches");
      files = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);
      compile("sound", out.resolve("sound"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @param what what the developer does
   * @param says what the message must hold
   */
  record Entry(String id, Rule rule, String what, List<String> says) {}

  @SuppressWarnings("unchecked")
  static List<Entry> catalogue() {
    try {
      var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      var loaded =
          (List<Map<String, Object>>) yaml.load(Files.readString(FOLDER.resolve("catalogue.yaml")));
      return loaded.stream()
          .map(it ->
              new Entry(
                  (String) it.get("id"),
                  Rule.values()[(int) it.get("rule") - 1],
                  (String) it.get("what"),
                  (List<String>) it.get("says")))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What is said of a house.
   *
   * @param messages of the rule meant for the breach; of all rules for the sound house
   * @param modulith what Spring Modulith's {@code verify()} says alone, empty if nothing
   * @param jmolecules what jMolecules' rules say alone, empty if nothing
   */
  record Judged(List<String> messages, String modulith, String jmolecules) {}

  /** The judgement of the sound house. */
  static Judged sound() {
    return judgements().get("sound");
  }

  /** The judgement of the sound house with the breach laid over it. */
  static Judged with(Entry breach) {
    return judgements().get(breach.id());
  }

  /** Made once, on all processors, as it takes seconds. */
  private static synchronized Map<String, Judged> judgements() {
    if (judgements.isEmpty()) {
      try (var breaches = new Breaches()) {
        var found = new ConcurrentHashMap<String, Judged>();
        found.put("sound", judged(breaches.house(breaches.out.resolve("sound"), "sound"), null));
        catalogue().parallelStream()
            .forEach(it -> found.put(it.id(), judged(breaches.breached(it), it.rule())));
        judgements = found;
      }
    }
    return judgements;
  }

  private static Judged judged(House house, @Nullable Rule rule) {
    var messages =
        Checks.ALL.stream()
            .filter(it -> rule == null || it.rule() == rule)
            .flatMap(it -> it.breaches(house).stream())
            .map(Breach::message)
            .toList();
    return new Judged(messages, modulith(house), jmolecules(house));
  }

  private House breached(Entry breach) {
    try {
      var merged = out.resolve(breach.id());
      copy(out.resolve("sound"), merged);
      synchronized (files) {
        compile(breach.id(), merged);
      }
      return house(merged, breach.id());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private House house(Path classes, String id) {
    try {
      var urls = new URL[] {classes.toUri().toURL()};
      return new House(
          "house",
          new URLClassLoader(urls, Breaches.class.getClassLoader()),
          layer(classes, id),
          layer(Path.of("none"), "sound"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static House.Layer layer(Path classes, String id) {
    var folder = FOLDER.resolve(id);
    return new House.Layer(
        classes,
        folder.resolve("java"),
        folder.resolve("db"),
        folder.resolve("resources"),
        folder.resolve("contracts"));
  }

  private void compile(String id, Path classes) throws IOException {
    Files.createDirectories(classes);
    var sources =
        House.walk(FOLDER.resolve(id).resolve("java")).stream()
            .filter(it -> it.toString().endsWith(".java"))
            .toList();
    if (sources.isEmpty()) {
      return;
    }
    var problems = new DiagnosticCollector<JavaFileObject>();
    var done =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                new StringWriter(),
                files,
                problems,
                List.of(
                    "-proc:none",
                    "-nowarn",
                    "-parameters",
                    "-g",
                    "-cp",
                    classes + File.pathSeparator + System.getProperty("java.class.path"),
                    "-d",
                    classes.toString()),
                null,
                files.getJavaFileObjectsFromPaths(sources))
            .call();
    if (!done) {
      throw new IllegalStateException(id + " does not compile: " + problems.getDiagnostics());
    }
  }

  private static String modulith(House house) {
    return asLoaded(
        house,
        () ->
            ApplicationModules.of(house.root, nothing()).detectViolations().getMessages().stream()
                .findFirst()
                .orElse(""));
  }

  /** A new one each time, as Spring Modulith keeps what it read by package and predicate. */
  private static DescribedPredicate<JavaClass> nothing() {
    return DescribedPredicate.describe("nothing", (JavaClass it) -> false);
  }

  private static String jmolecules(House house) {
    return asLoaded(
        house,
        () ->
            JMoleculesDddRules.all().evaluate(house.code).getFailureReport().getDetails().stream()
                .findFirst()
                .orElse(""));
  }

  private static <T> T asLoaded(House house, java.util.function.Supplier<T> work) {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(house.loader);
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    for (var file : House.walk(from)) {
      var copy = to.resolve(from.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(out)) {
      for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
      files.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
