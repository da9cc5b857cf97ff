package dev.tandem.readiness.rules;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.MigratedAlone;
import dev.tandem.readiness.codebase.MigratedDatabase;
import dev.tandem.readiness.codebase.MigrationFailure;
import dev.tandem.readiness.codebase.ModuleScripts;
import dev.tandem.readiness.codebase.TestClasses;
import dev.tandem.readiness.rules.sql.SchemaChecks;
import dev.tandem.readiness.rules.sql.ScriptPlaces;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import dev.tandem.testing.ModuleTest;
import java.nio.file.Path;
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

  /** What planted scripts do is proved as a whole. */
  private static Stream<Violation> dependentMigrations(Codebase codebase) {
    return codebase.base().isPresent()
        ? findDependentMigrations(codebase)
        : Proof.of(
                "migrations of " + codebase.rootPackage,
                codebase.layers.stream().map(Codebase.SourceLayer::migrations).toArray(Path[]::new))
            .violations(() -> findDependentMigrations(codebase));
  }

  /** A script that names another schema is left to the rule that says so. */
  private static Stream<Violation> findDependentMigrations(Codebase codebase) {
    var explained = SchemaChecks.scriptsWithViolations(codebase);
    return ModuleScripts.modules(codebase).stream()
        .flatMap(module -> dependentMigrations(codebase, module))
        .filter(each -> !explained.contains(each.location().replaceFirst(":\\d+$", "")));
  }

  private static Stream<Violation> dependentMigrations(Codebase codebase, String module) {
    var alone = MigratedAlone.of(codebase, module);
    if (alone.failure().isPresent()) {
      return alone.failure().stream().map(each -> failed(codebase, each));
    }
    var alsoCreated =
        alone.schemas().stream()
            .filter(schema -> !schema.equals(module))
            .map(schema ->
                new Violation(
                    module,
                    "also creates the schema " + schema,
                    ScriptPlaces.of(codebase, module, schema)));
    return Stream.concat(alsoCreated, failuresBesideOthers(codebase, module));
  }

  private static Violation failed(Codebase codebase, MigrationFailure failure) {
    var failsAnyway =
        MigratedDatabase.withAllModules(codebase).failures().stream()
            .anyMatch(each -> each.location().equals(failure.location()));
    return failsAnyway
        ? new Violation(
                failure.module(), "does not migrate: " + failure.error(), failure.location())
            .withRemedy("correct the script; the database refuses it even with all rights")
        : new Violation(
            failure.module(), "does not migrate alone: " + failure.error(), failure.location());
  }

  /** The other schemas exist, and the role may not use them. */
  private static Stream<Violation> failuresBesideOthers(Codebase codebase, String module) {
    var others = MigratedDatabase.withAllModules(codebase);
    return Stream.concat(
            others.besideOthers(codebase).failures().stream(), others.failures().stream())
        .filter(each -> each.module().equals(module))
        .limit(1)
        .map(each ->
            new Violation(
                    module,
                    "does not migrate beside the other schemas: " + each.error(),
                    each.location())
                .withRemedy(
                    "do not ask whether another schema or object exists; create what you use in"
                        + " your own schema"));
  }

  private static Stream<Violation> modulesWithoutSliceTest(Codebase codebase) {
    var tests = TestClasses.of(codebase);
    return codebase.modules.values().stream()
        .filter(it -> !it.name().equals("kernel"))
        .filter(module ->
            tests
                .of(module)
                .noneMatch(it -> !it.isAnnotation() && tests.hasAnnotation(it, ModuleTest.class)))
        .map(module ->
            new Violation(
                module.name(),
                "has no slice test",
                codebase.locationOf(module.declaration(), "package ")));
  }

  private static Stream<Violation> testsStartingOtherModules(Codebase codebase) {
    var tests = TestClasses.of(codebase);
    return codebase.modules.values().stream()
        .flatMap(module ->
            tests
                .of(module)
                .filter(it -> tests.hasAnnotation(it, SpringBootTest.class))
                .filter(it -> !tests.hasAnnotation(it, ModuleTest.class))
                .map(test ->
                    new Violation(
                        module.name(),
                        "starts other modules in its test " + test.simpleName(),
                        test.location())));
  }
}
