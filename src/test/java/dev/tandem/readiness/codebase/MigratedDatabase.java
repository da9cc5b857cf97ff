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
 * database. It is migrated when something is asked that was not known of the same scripts before.
 */
public final class MigratedDatabase {

  private static final Map<String, MigratedDatabase> BY_SCRIPTS = new ConcurrentHashMap<>();

  private final Supplier<Migrated> migrated;
  private final KnownAnswers known;
  private final Map<List<Object>, List<CatalogRow>> answers = new ConcurrentHashMap<>();

  /**
   * @param untouched a database without connections in which the schemas of all others exist
   * @param modules the modules whose scripts ran here, and not already in a database of which this
   *     is a copy
   * @param failures the scripts that failed, at most one for each module
   */
  private record Migrated(
      String url, String untouched, List<String> modules, List<MigrationFailure> failures) {}

  private MigratedDatabase(Codebase codebase, String scripts) {
    this.migrated = SingletonSupplier.of(() -> migrate(codebase));
    this.known =
        codebase.base().isEmpty()
            ? KnownAnswers.of(codebase.rootPackage, scripts)
            : KnownAnswers.NONE;
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
        : BY_SCRIPTS.computeIfAbsent(scripts, text -> new MigratedDatabase(codebase, text));
  }

  private static Migrated migrate(Codebase codebase) {
    return codebase
        .base()
        .flatMap(base ->
            ModuleScripts.continued(codebase, base)
                .flatMap(modules -> withAllModules(base).continued(codebase, modules)))
        .orElseGet(() -> migrateAll(codebase));
  }

  private Optional<Migrated> continued(Codebase codebase, List<String> changed) {
    var before = migrated.get();
    if (!before.failures().isEmpty()) {
      return Optional.empty();
    }
    var copy = TestDatabase.copyOf(before.untouched());
    return Optional.of(
        new Migrated(copy, before.untouched(), changed, migratePlanted(codebase, changed, copy)));
  }

  private static Migrated migrateAll(Codebase codebase) {
    var url = TestDatabase.create();
    var modules = ModuleScripts.modules(codebase);
    var failures =
        codebase.base().isPresent()
            ? migratePlanted(codebase, modules, url)
            : migrate(codebase, modules, url);
    return new Migrated(url, TestDatabase.copyOf(url), modules, failures);
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
    var copy = TestDatabase.copyOf(migrated.get().untouched());
    var refused =
        migrated.get().modules().stream()
            .flatMap(module -> {
              CatalogRow.query(copy, "drop schema if exists " + module + " cascade");
              var role = TestDatabase.grantToRole(ModuleScripts.role(codebase, module, copy), copy);
              return ModuleScripts.tryToMigrate(codebase, module, role).stream();
            })
            .toList();
    return new Closed(copy, refused);
  }

  /** The scripts that failed, at most one for each module. */
  public List<MigrationFailure> failures() {
    return migrated.get().failures();
  }

  /** The rows of a query, which is asked once for the same scripts. */
  public List<CatalogRow> query(String sql, Object... parameters) {
    return answers.computeIfAbsent(
        List.of(sql, Arrays.deepToString(parameters)),
        asked -> known.find(asked).orElseGet(() -> ask(asked, sql, parameters)));
  }

  private List<CatalogRow> ask(List<Object> asked, String sql, Object... parameters) {
    var rows = CatalogRow.query(migrated.get().url(), sql, parameters);
    if (failures().isEmpty()) {
      known.keep(asked, rows);
    }
    return rows;
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
