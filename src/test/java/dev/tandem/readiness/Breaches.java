package dev.tandem.readiness;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jmolecules.archunit.JMoleculesDddRules;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.function.SingletonSupplier;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The catalogue of breaches in {@code src/test/breaches}: a sound house of three modules, and small
 * changes of it that each cross a boundary, compiled here and nowhere else.
 */
final class Breaches {

  private static final String SOUND = "sound";
  private static final Path FOLDER = Path.of("src/test/breaches");
  private static final Path COMPILED = Path.of("target", "breaches");
  private static final StandardJavaFileManager FILES =
      ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);
  private static final Supplier<Path> SOUND_CLASSES =
      SingletonSupplier.of(() -> compiled(SOUND, fresh(SOUND)));
  private static final Map<String, Supplier<Judged>> JUDGED = new ConcurrentHashMap<>();

  private Breaches() {}

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
    return once(SOUND, () -> judged(house(SOUND_CLASSES.get(), SOUND), null));
  }

  /** The judgement of the sound house with the breach laid over it. */
  static Judged with(Entry breach) {
    return once(breach.id(), () -> judged(breached(breach), breach.rule()));
  }

  /** By whoever asks first; different houses are judged at the same time. */
  private static Judged once(String id, Supplier<Judged> judging) {
    return JUDGED.computeIfAbsent(id, it -> SingletonSupplier.of(judging)).get();
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

  private static House breached(Entry breach) {
    var merged = fresh(breach.id());
    try {
      FileSystemUtils.copyRecursively(SOUND_CLASSES.get(), merged);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return house(compiled(breach.id(), merged), breach.id());
  }

  private static Path fresh(String id) {
    try {
      var folder = COMPILED.resolve(id);
      FileSystemUtils.deleteRecursively(folder);
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static House house(Path classes, String id) {
    try {
      var urls = new URL[] {classes.toUri().toURL()};
      return new House(
          "house",
          new URLClassLoader(urls, Breaches.class.getClassLoader()),
          layer(classes, id),
          layer(Path.of("none"), SOUND));
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

  /** One after the other: what the compiler has read of the libraries is not for two at once. */
  private static synchronized Path compiled(String id, Path classes) {
    var sources =
        House.walk(FOLDER.resolve(id).resolve("java")).stream()
            .filter(it -> it.toString().endsWith(".java"))
            .toList();
    if (sources.isEmpty()) {
      return classes;
    }
    var problems = new DiagnosticCollector<JavaFileObject>();
    var done =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                new StringWriter(),
                FILES,
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
                FILES.getJavaFileObjectsFromPaths(sources))
            .call();
    if (!done) {
      throw new IllegalStateException(id + " does not compile: " + problems.getDiagnostics());
    }
    return classes;
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

  private static <T> T asLoaded(House house, Supplier<T> work) {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(house.loader);
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
