package dev.tandem.readiness.rules.library;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.util.function.SingletonSupplier;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Rule 7, for libraries that no other check knows: the packages that modules may use are named in
 * {@code module-docs/libraries.yaml}, so that nothing new connects modules before somebody has
 * looked.
 *
 * @param everywhere packages that every module may use; those that end with a dot, with the ones
 *     below
 * @param only packages that one module may use, by its name
 */
record JudgedLibraries(List<String> everywhere, Map<String, List<String>> only) {

  private static final Path FILE = Path.of("module-docs/libraries.yaml");
  private static final Supplier<JudgedLibraries> JUDGED =
      SingletonSupplier.of(JudgedLibraries::read);

  static RuleCheck check() {
    return new RuleCheck(
        Rule.SHARED_STATE,
        "library that nobody has judged",
        "no rule knows whether its classes connect, keep state for the process, or reach another"
            + " module's objects",
        "use what the JDK and Spring offer to every module; if you need the library, look what it"
            + " can reach, and add its package to module-docs/libraries.yaml",
        JudgedLibraries::unjudged);
  }

  private static Stream<Violation> unjudged(Codebase codebase) {
    return codebase.modules.values().stream()
        .filter(module -> !module.inKernel() && !module.name().equals("demo"))
        .flatMap(module ->
            LibraryUse.ofTypes(
                    "uses a library that nobody has judged",
                    type ->
                        !type.isPrimitive()
                            && !codebase.classes.contain(type.getName())
                            && !JUDGED.get().contain(module.name(), type.getPackageName()))
                .in(codebase, module))
        .map(JudgedLibraries::withRemedy);
  }

  /** What the framework offers beyond the named packages are the objects of the whole process. */
  private static Violation withRemedy(Violation violation) {
    return violation.description().contains(" by org.springframework.")
        ? violation.withRemedy(
            "take your own module's beans, and learn from the other's events what it did; if this"
                + " part of the framework shows no other module's objects, add its package to"
                + " module-docs/libraries.yaml")
        : violation;
  }

  private boolean contain(String module, String packageName) {
    return packageName.startsWith("dev.tandem.")
        || isIn(everywhere, packageName)
        || isIn(only.getOrDefault(module, List.of()), packageName);
  }

  private static boolean isIn(List<String> packages, String name) {
    return packages.stream()
        .anyMatch(each -> each.endsWith(".") ? (name + ".").startsWith(each) : name.equals(each));
  }

  @SuppressWarnings("unchecked")
  private static JudgedLibraries read() {
    try {
      var loaded =
          (Map<String, Object>)
              new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(FILE));
      return new JudgedLibraries(
          (List<String>) loaded.get("everywhere"), (Map<String, List<String>>) loaded.get("only"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
