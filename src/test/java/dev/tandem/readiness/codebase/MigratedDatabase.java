package dev.tandem.readiness.codebase;

import dev.tandem.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.util.function.SingletonSupplier;

/**
 * A database that was migrated with the scripts of all modules, as the running process migrates it.
 * If a codebase lies over another and only adds scripts, they run on a copy of the other's
 * database.
 */
public final class MigratedDatabase {

  private static final Map<String, Supplier<MigratedDatabase>> BY_SCRIPTS =
      new ConcurrentHashMap<>();

  private final String url;

  /** A database without connections in which the schemas of all others exist. */
  private final String untouched;

  /** The modules whose scripts ran here, and not already in a database of which this is a copy. */
  private final List<String> modules;

  /** The scripts that failed, at most one for each module. */
  public final List<MigrationFailure> failures;

  private final Map<List<Object>, List<CatalogRow>> answers = new ConcurrentHashMap<>();

  private MigratedDatabase(
      String url, String untouched, List<String> modules, List<MigrationFailure> failures) {
    this.url = url;
    this.untouched = untouched;
    this.modules = modules;
    this.failures = List.copyOf(failures);
  }

  /**
   * A database with the schemas of all modules. The modules migrate in the order in which they
   * start; one that fails is tried again after the others, and then left as far as it came.
   */
  public static MigratedDatabase withAllModules(Codebase codebase) {
    return codebase.cached("migrated", () -> find(codebase));
  }

  /** The same scripts make the same schemas, whichever codebases have them. */
  private static MigratedDatabase find(Codebase codebase) {
    var scripts = ModuleScripts.textOf(codebase);
    var base = codebase.base();
    return base.isPresent() && ModuleScripts.textOf(base.get()).equals(scripts)
        ? withAllModules(base.get())
        : BY_SCRIPTS
            .computeIfAbsent(scripts, text -> SingletonSupplier.of(() -> migrate(codebase)))
            .get();
  }

  private static MigratedDatabase migrate(Codebase codebase) {
    return codebase
        .base()
        .flatMap(base ->
            ModuleScripts.continued(codebase, base)
                .flatMap(modules -> withAllModules(base).continued(codebase, modules)))
        .orElseGet(() -> migrateAll(codebase));
  }

  private Optional<MigratedDatabase> continued(Codebase codebase, List<String> changed) {
    if (!failures.isEmpty()) {
      return Optional.empty();
    }
    var copy = TestDatabase.copyOf(untouched);
    return Optional.of(
        new MigratedDatabase(copy, untouched, changed, migratePlanted(codebase, changed, copy)));
  }

  private static MigratedDatabase migrateAll(Codebase codebase) {
    var url = TestDatabase.create();
    var modules = ModuleScripts.modules(codebase);
    var failures =
        codebase.base().isPresent()
            ? migratePlanted(codebase, modules, url)
            : migrate(codebase, modules, url);
    return new MigratedDatabase(url, TestDatabase.copyOf(url), modules, failures);
  }

  /** As a role that is known in this database only, since the scripts may change their own. */
  private static List<MigrationFailure> migratePlanted(
      Codebase codebase, List<String> modules, String url) {
    var owner = TestDatabase.ownedBySuperuser(url);
    var failures = migrate(codebase, modules, owner);
    TestDatabase.handOver(owner);
    return failures;
  }

  private static List<MigrationFailure> migrate(
      Codebase codebase, List<String> modules, String url) {
    var waiting = modules;
    var failures = new ArrayList<MigrationFailure>();
    do {
      failures.clear();
      waiting.forEach(
          module -> ModuleScripts.tryToMigrate(codebase, module, url).ifPresent(failures::add));
      var failed = failures.stream().map(MigrationFailure::module).toList();
      if (failed.size() == waiting.size()) {
        break;
      }
      waiting = failed;
    } while (!waiting.isEmpty());
    return failures;
  }

  /**
   * The same schemas, each migrated as the module's own role beside others that are closed to it.
   *
   * @param failures the scripts that failed
   */
  public record Closed(String url, List<MigrationFailure> failures) {}

  /**
   * Migrates each module again as its own role, while the other schemas exist and are closed to it.
   */
  public Closed besideOthers(Codebase codebase) {
    return codebase.cached("beside others", () -> migrateBesideOthers(codebase));
  }

  private Closed migrateBesideOthers(Codebase codebase) {
    var copy = TestDatabase.copyOf(untouched);
    var refused =
        modules.stream()
            .flatMap(module -> {
              CatalogRow.query(copy, "drop schema if exists " + module + " cascade");
              var role = TestDatabase.grantToRole(ModuleScripts.role(codebase, module, copy), copy);
              return ModuleScripts.tryToMigrate(codebase, module, role).stream();
            })
            .toList();
    return new Closed(copy, refused);
  }

  /** The rows of a query, which is asked once. */
  public List<CatalogRow> query(String sql, Object... parameters) {
    return answers.computeIfAbsent(
        List.of(sql, Arrays.deepToString(parameters)),
        asked -> CatalogRow.query(url, sql, parameters));
  }

  static Stream<String> schemasOf(String url) {
    return CatalogRow.query(
            url,
            "select nspname from pg_namespace where nspname !~ '^pg_' and nspname not in"
                + " ('information_schema', 'public') order by 1")
        .stream()
        .map(it -> it.get(0));
  }
}
