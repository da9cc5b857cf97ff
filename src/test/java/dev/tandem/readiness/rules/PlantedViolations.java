package dev.tandem.readiness.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.ExplainedViolation;
import dev.tandem.readiness.violation.Rule;
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
 * The catalogue in {@code src/test/breaches}: a valid codebase of three modules, and small changes
 * of it that each break a rule. Only this class compiles them.
 */
public final class PlantedViolations {

  private static final String VALID = "sound";
  private static final Path FOLDER = Path.of("src/test/breaches");
  private static final Path CLASSES_FOLDER = Path.of("target", "breaches");
  private static final StandardJavaFileManager FILE_MANAGER =
      ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);
  private static final Supplier<Path> VALID_CLASSES =
      SingletonSupplier.of(() -> compile(VALID, emptyFolder(VALID)));
  private static final Map<String, Supplier<CheckResult>> RESULTS = new ConcurrentHashMap<>();

  private PlantedViolations() {}

  /**
   * @param description what the developer does
   * @param expectedWords what the message must contain
   */
  public record PlantedViolation(
      String id, Rule rule, String description, List<String> expectedWords) {}

  @SuppressWarnings("unchecked")
  public static List<PlantedViolation> catalogue() {
    try {
      var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      var loaded =
          (List<Map<String, Object>>) yaml.load(Files.readString(FOLDER.resolve("catalogue.yaml")));
      return loaded.stream()
          .map(entry ->
              new PlantedViolation(
                  (String) entry.get("id"),
                  Rule.values()[(int) entry.get("rule") - 1],
                  (String) entry.get("what"),
                  (List<String>) entry.get("says")))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The results of the checks of one codebase.
   *
   * @param messages of the rule meant for the violation, or of all rules for the valid codebase
   * @param modulith first message of Spring Modulith's {@code verify()} on its own, or empty
   * @param jmolecules first message of jMolecules' rules on their own, or empty
   */
  public record CheckResult(List<String> messages, String modulith, String jmolecules) {}

  /** Checks the valid codebase with all rules. */
  static CheckResult checkValidCodebase() {
    return cached(VALID, () -> runChecks(codebase(VALID_CLASSES.get(), VALID), null));
  }

  /** Checks the valid codebase with the planted violation on top of it. */
  public static CheckResult check(PlantedViolation planted) {
    return cached(planted.id(), () -> runChecks(codebaseWith(planted), planted.rule()));
  }

  /** Runs the checks once for each id; different codebases are checked at the same time. */
  private static CheckResult cached(String id, Supplier<CheckResult> checks) {
    return RESULTS.computeIfAbsent(id, it -> SingletonSupplier.of(checks)).get();
  }

  private static CheckResult runChecks(Codebase codebase, @Nullable Rule rule) {
    var messages =
        AllChecks.ALL.stream()
            .filter(it -> rule == null || it.rule() == rule)
            .flatMap(it -> it.violations(codebase).stream())
            .map(ExplainedViolation::message)
            .toList();
    return new CheckResult(
        messages, firstModulithViolation(codebase), firstJmoleculesViolation(codebase));
  }

  private static Codebase codebaseWith(PlantedViolation planted) {
    var merged = emptyFolder(planted.id());
    try {
      FileSystemUtils.copyRecursively(VALID_CLASSES.get(), merged);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return codebase(compile(planted.id(), merged), planted.id());
  }

  private static Path emptyFolder(String id) {
    try {
      var folder = CLASSES_FOLDER.resolve(id);
      FileSystemUtils.deleteRecursively(folder);
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Codebase codebase(Path classes, String id) {
    try {
      var urls = new URL[] {classes.toUri().toURL()};
      return new Codebase(
          "house",
          new URLClassLoader(urls, PlantedViolations.class.getClassLoader()),
          layer(classes, id),
          layer(Path.of("none"), VALID));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Codebase.SourceLayer layer(Path classes, String id) {
    var folder = FOLDER.resolve(id);
    return new Codebase.SourceLayer(
        classes,
        folder.resolve("java"),
        folder.resolve("db"),
        folder.resolve("resources"),
        folder.resolve("contracts"));
  }

  /** Synchronized because the file manager, which caches the libraries, is not thread-safe. */
  private static synchronized Path compile(String id, Path classes) {
    var sources =
        Codebase.filesBelow(FOLDER.resolve(id).resolve("java")).stream()
            .filter(it -> it.toString().endsWith(".java"))
            .toList();
    if (sources.isEmpty()) {
      return classes;
    }
    var problems = new DiagnosticCollector<JavaFileObject>();
    var compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                new StringWriter(),
                FILE_MANAGER,
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
                FILE_MANAGER.getJavaFileObjectsFromPaths(sources))
            .call();
    if (!compiled) {
      throw new IllegalStateException(id + " does not compile: " + problems.getDiagnostics());
    }
    return classes;
  }

  private static String firstModulithViolation(Codebase codebase) {
    return withClassLoader(
        codebase,
        () ->
            ApplicationModules.of(codebase.rootPackage, excludeNothing())
                .detectViolations()
                .getMessages()
                .stream()
                .findFirst()
                .orElse(""));
  }

  /**
   * A new predicate each time, because Spring Modulith caches its model by package and predicate.
   */
  private static DescribedPredicate<JavaClass> excludeNothing() {
    return DescribedPredicate.describe("nothing", (JavaClass it) -> false);
  }

  private static String firstJmoleculesViolation(Codebase codebase) {
    return withClassLoader(
        codebase,
        () ->
            JMoleculesDddRules.all()
                .evaluate(codebase.classes)
                .getFailureReport()
                .getDetails()
                .stream()
                .findFirst()
                .orElse(""));
  }

  private static <T> T withClassLoader(Codebase codebase, Supplier<T> work) {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(codebase.classLoader);
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
