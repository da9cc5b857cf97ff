package dev.tandem.readiness.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.codebase.MigratedDatabase;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import dev.tandem.testing.ModuleTest;
import dev.tandem.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * Rule 8: a module creates its schema with its own scripts alone, and starts alone in a slice test.
 */
public final class IsolationChecks {

  private IsolationChecks() {}

  static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.ISOLATION,
            "migration that needs another schema",
            "an extracted module migrates an empty database with its own scripts and its own"
                + " database role",
            "let the scripts in db/migration/<module>/ create everything they use, with"
                + " unqualified names and without rights outside the module's schema",
            IsolationChecks::dependentMigrations),
        new RuleCheck(
            Rule.ISOLATION,
            "module without a slice",
            "no test then shows that the module starts without the others",
            "add a test with @ModuleTest in the module's package",
            IsolationChecks::modulesWithoutSliceTest),
        new RuleCheck(
            Rule.ISOLATION,
            "test that starts others",
            "the test passes only because the other module is present",
            "use @ModuleTest, and publish the other module's events in the test",
            IsolationChecks::testsStartingOtherModules));
  }

  private static Stream<Violation> dependentMigrations(Codebase codebase) {
    var found = new ArrayList<Violation>();
    for (var module : MigratedDatabase.modulesWithMigrations(codebase)) {
      var url = TestDatabase.createForRole("only_" + module);
      var location =
          SqlChecks.migrations(codebase).entrySet().stream()
              .filter(it -> it.getKey().startsWith(module + "/"))
              .map(it -> it.getValue().toString().replace('\\', '/') + ":1")
              .findFirst()
              .orElse("db/migration/" + module + ":1");
      try {
        MigratedDatabase.migrate(codebase, module, url);
        MigratedDatabase.schemasOf(url)
            .filter(it -> !it.equals(module))
            .forEach(
                it -> found.add(new Violation(module, "also creates the schema " + it, location)));
      } catch (RuntimeException e) {
        found.add(
            new Violation(
                module, "does not migrate alone: " + errorLine(e), failedLine(e, location)));
      }
    }
    return found.stream();
  }

  private static String errorLine(Throwable failure) {
    return failure
        .getMessage()
        .lines()
        .filter(line -> line.startsWith("Message") || line.contains("ERROR"))
        .findFirst()
        .orElse(failure.getMessage().lines().findFirst().orElse(""))
        .replaceFirst("Message\\s*:\\s*", "")
        .strip();
  }

  /** File and line of the failed script, read from Flyway's message. */
  private static String failedLine(Throwable failure, String fallback) {
    var file = messagePart(failure, "Location", fallback.replaceFirst(":\\d+$", ""));
    var root = System.getProperty("user.dir") + "/";
    var path = file.replaceAll("\\s*\\(.*", "").replace(root, "");
    return path + ":" + messagePart(failure, "Line", "1");
  }

  private static String messagePart(Throwable failure, String name, String fallback) {
    return failure
        .getMessage()
        .lines()
        .filter(it -> it.matches(name + "\\s*:.*"))
        .map(it -> it.replaceFirst(name + "\\s*:\\s*", "").strip())
        .findFirst()
        .orElse(fallback);
  }

  private static Stream<Violation> modulesWithoutSliceTest(Codebase codebase) {
    return codebase.modules.values().stream()
        .filter(it -> !it.name().equals("kernel"))
        .filter(it -> sliceTestsOf(codebase, it).isEmpty())
        .map(module ->
            new Violation(
                module.name(),
                "has no slice test",
                codebase.locationOf(module.declaration(), "package ")));
  }

  public static List<JavaClass> sliceTestsOf(Codebase codebase, DeclaredModule module) {
    return testsOf(codebase, module)
        .filter(test -> !test.isAnnotation() && test.isMetaAnnotatedWith(ModuleTest.class))
        .toList();
  }

  private static Stream<JavaClass> testsOf(Codebase codebase, DeclaredModule module) {
    return codebase.testClasses().filter(module::owns);
  }

  private static Stream<Violation> testsStartingOtherModules(Codebase codebase) {
    return codebase.modules.values().stream()
        .flatMap(module ->
            testsOf(codebase, module)
                .filter(it -> it.isMetaAnnotatedWith(SpringBootTest.class))
                .filter(it -> !it.isMetaAnnotatedWith(ModuleTest.class))
                .map(test ->
                    new Violation(
                        module.name(),
                        "starts other modules in its test " + test.getSimpleName(),
                        test.getSource()
                            .flatMap(source -> source.getFileName())
                            .map(file ->
                                "src/test/java/"
                                    + test.getPackageName().replace('.', '/')
                                    + "/"
                                    + file
                                    + ":1")
                            .orElse(test.getName()))));
  }
}
