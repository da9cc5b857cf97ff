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
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/**
 * A database that was migrated with the scripts of all modules or of one, as the running process
 * migrates it.
 */
public final class MigratedDatabase {

  final String url;

  private MigratedDatabase(String url) {
    this.url = url;
  }

  /**
   * A database with the schemas of all modules, migrated in the order in which the modules start.
   */
  public static MigratedDatabase withAllModules(Codebase codebase) {
    return codebase.cached(
        "migrated",
        () -> {
          var url = TestDatabase.create();
          modulesWithMigrations(codebase).forEach(module -> migrate(codebase, module, url));
          return new MigratedDatabase(url);
        });
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
