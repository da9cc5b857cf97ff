package dev.tandem.readiness.codebase;

import dev.tandem.testing.ModuleRoles;
import dev.tandem.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The migrations of a codebase, run by Flyway as the running process runs them. */
public final class ModuleScripts {

  public static final Path FOLDER = Path.of("db", "migration");

  private ModuleScripts() {}

  /** The modules that have migrations, the shared kernel first. */
  public static List<String> modules(Codebase codebase) {
    return codebase.modules.values().stream()
        .sorted(
            Comparator.comparing((DeclaredModule it) -> !it.inKernel())
                .thenComparing(DeclaredModule::name))
        .map(DeclaredModule::name)
        .filter(it -> !folders(codebase, it).isEmpty())
        .toList();
  }

  static void migrate(Codebase codebase, String module, String url) {
    Flyway.configure()
        .dataSource(url, null, null)
        .schemas(module)
        .defaultSchema(module)
        .createSchemas(true)
        .table("flyway_history")
        .locations(
            folders(codebase, module).stream()
                .map(it -> "filesystem:" + it.toAbsolutePath())
                .toArray(String[]::new))
        .load()
        .migrate();
  }

  /**
   * The role as which a module migrates. Planted scripts may change it, and have one that is known
   * in no other database.
   */
  static String role(Codebase codebase, String module, String url) {
    var role = ModuleRoles.roleOf(module);
    return codebase.base().isEmpty() ? role : role + "_in_" + TestDatabase.databaseName(url);
  }

  /** Migrates a module's schema; returns the script that failed. */
  static Optional<MigrationFailure> tryToMigrate(Codebase codebase, String module, String url) {
    try {
      migrate(codebase, module, url);
      return Optional.empty();
    } catch (FlywayException e) {
      return Optional.of(MigrationFailure.of(module, e, folders(codebase, module).getFirst()));
    }
  }

  private static List<Path> folders(Codebase codebase, String module) {
    return codebase.layers.stream()
        .map(it -> it.migrations().resolve(module))
        .filter(Files::isDirectory)
        .toList();
  }

  /** Identifies what the scripts make: the same scripts make the same schemas. */
  static String textOf(Codebase codebase) {
    return codebase.migrations().entrySet().stream()
        .map(script ->
            script.getKey() + "\n" + String.join("\n", SourceFiles.linesOf(script.getValue())))
        .collect(Collectors.joining("\n", codebase.rootPackage + "\n", ""));
  }

  /**
   * The modules with scripts that come after those of the base; empty if a database of the base
   * must not be continued, because a script is changed or comes before one of the base.
   */
  static Optional<List<String>> continued(Codebase codebase, Codebase base) {
    var before = base.migrations();
    var now = codebase.migrations();
    var added = new TreeSet<>(now.keySet());
    added.removeAll(before.keySet());
    var keepsAll = before.entrySet().stream().allMatch(each -> isKept(each, now));
    var isLater =
        added.stream()
            .allMatch(script ->
                before.tailMap(script).keySet().stream()
                    .noneMatch(each -> moduleOf(each).equals(moduleOf(script))));
    return Optional.of(added.stream().map(ModuleScripts::moduleOf).distinct().toList())
        .filter(modules -> keepsAll && isLater && modules(codebase).containsAll(modules));
  }

  private static boolean isKept(Map.Entry<String, Path> script, Map<String, Path> now) {
    return script.getValue().equals(now.get(script.getKey()));
  }

  private static String moduleOf(String script) {
    return script.substring(0, Math.max(script.indexOf('/'), 0));
  }
}
