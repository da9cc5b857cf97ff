package dev.tandem.readiness.codebase;

import dev.tandem.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.util.function.SingletonSupplier;

/**
 * A database that was migrated with the scripts of all modules or of one, as the running process
 * migrates it.
 */
public final class MigratedDatabase {

  private static final Map<String, Supplier<MigratedDatabase>> BY_SCRIPTS =
      new ConcurrentHashMap<>();

  final String url;

  /** A database like it, without connections, that can be copied. */
  private final String untouched;

  /** The scripts that failed, at most one for each module. */
  public final List<MigrationFailure> failures;

  private MigratedDatabase(String url, String untouched, List<MigrationFailure> failures) {
    this.url = url;
    this.untouched = untouched;
    this.failures = List.copyOf(failures);
  }

  /**
   * A database with the schemas of all modules. The modules migrate in the order in which they
   * start; one that fails is tried again after the others, and then left as far as it came.
   */
  public static MigratedDatabase withAllModules(Codebase codebase) {
    return codebase.cached(
        "migrated",
        () ->
            BY_SCRIPTS
                .computeIfAbsent(
                    scriptsOf(codebase),
                    scripts -> SingletonSupplier.of(() -> migrateAll(codebase)))
                .get());
  }

  private static MigratedDatabase migrateAll(Codebase codebase) {
    var url = TestDatabase.create();
    List<String> waiting = modulesWithMigrations(codebase);
    var failures = new ArrayList<MigrationFailure>();
    do {
      failures.clear();
      waiting.forEach(module -> tryToMigrate(codebase, module, url).ifPresent(failures::add));
      var failed = failures.stream().map(MigrationFailure::module).toList();
      if (failed.size() == waiting.size()) {
        break;
      }
      waiting = failed;
    } while (!waiting.isEmpty());
    return new MigratedDatabase(TestDatabase.copyOf(url), url, failures);
  }

  /** Identifies the migrated database: the same scripts make the same schemas. */
  private static String scriptsOf(Codebase codebase) {
    return codebase.filesByPath(Codebase.SourceLayer::migrations, ".sql").entrySet().stream()
        .map(script ->
            script.getKey() + "\n" + String.join("\n", Codebase.linesOf(script.getValue())))
        .collect(Collectors.joining("\n", codebase.rootPackage + "\n", ""));
  }

  /**
   * Migrates each module again as its own role, while the other schemas exist and are closed to it;
   * returns the scripts that failed.
   */
  public List<MigrationFailure> besideOthers(Codebase codebase) {
    return codebase.cached("beside others", () -> migrateBesideOthers(codebase));
  }

  private List<MigrationFailure> migrateBesideOthers(Codebase codebase) {
    var copy = TestDatabase.copyOf(untouched);
    return modulesWithMigrations(codebase).stream()
        .flatMap(module -> {
          queryAt(copy, "drop schema if exists " + module + " cascade");
          return tryToMigrate(codebase, module, TestDatabase.grantToRole("only_" + module, copy))
              .stream();
        })
        .toList();
  }

  /** The modules that have migrations, the shared kernel first. */
  public static List<String> modulesWithMigrations(Codebase codebase) {
    return codebase.modules.values().stream()
        .sorted(
            Comparator.comparing((DeclaredModule it) -> !it.inKernel())
                .thenComparing(DeclaredModule::name))
        .map(DeclaredModule::name)
        .filter(it -> !migrationFolders(codebase, it).isEmpty())
        .toList();
  }

  public static void migrate(Codebase codebase, String module, String url) {
    Flyway.configure()
        .dataSource(url, null, null)
        .schemas(module)
        .defaultSchema(module)
        .createSchemas(true)
        .table("flyway_history")
        .locations(
            migrationFolders(codebase, module).stream()
                .map(it -> "filesystem:" + it.toAbsolutePath())
                .toArray(String[]::new))
        .load()
        .migrate();
  }

  /** Migrates a module's schema; returns the script that failed. */
  public static Optional<MigrationFailure> tryToMigrate(
      Codebase codebase, String module, String url) {
    try {
      migrate(codebase, module, url);
      return Optional.empty();
    } catch (FlywayException e) {
      return Optional.of(
          MigrationFailure.of(module, e, migrationFolders(codebase, module).getFirst()));
    }
  }

  private static List<Path> migrationFolders(Codebase codebase, String module) {
    return codebase.layers.stream()
        .map(it -> it.migrations().resolve(module))
        .filter(Files::isDirectory)
        .toList();
  }

  public record CatalogRow(List<String> values) {

    public String get(int column) {
      return values.get(column);
    }
  }

  public List<CatalogRow> query(String sql, Object... parameters) {
    return queryAt(url, sql, parameters);
  }

  public static List<CatalogRow> queryAt(String url, String sql, Object... parameters) {
    try (Connection connection = DriverManager.getConnection(url);
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        var parameter =
            parameters[i] instanceof String[] texts
                ? connection.createArrayOf("text", texts)
                : parameters[i];
        statement.setObject(i + 1, parameter);
      }
      if (!statement.execute()) {
        return List.of();
      }
      var rows = new ArrayList<CatalogRow>();
      try (var result = statement.getResultSet()) {
        var columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          var values = new String[columns];
          for (int i = 0; i < columns; i++) {
            values[i] = result.getString(i + 1);
          }
          rows.add(new CatalogRow(Arrays.asList(values)));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Stream<String> schemasOf(String url) {
    return queryAt(
            url,
            "select nspname from pg_namespace where nspname !~ '^pg_' and nspname not in"
                + " ('information_schema', 'public') order by 1")
        .stream()
        .map(it -> it.get(0));
  }
}
