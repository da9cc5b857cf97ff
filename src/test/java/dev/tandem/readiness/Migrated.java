package dev.tandem.readiness;

import dev.tandem.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/**
 * A database with the migrations of a house, all or one module's, as its process would run them.
 */
final class Migrated {

  final String url;

  private Migrated(String url) {
    this.url = url;
  }

  /** With the schemas of all modules, in the order in which they start. */
  static Migrated all(House house) {
    return house.once(
        "migrated",
        () -> {
          var url = TestDatabase.create();
          modules(house).forEach(module -> migrate(house, module, url));
          return new Migrated(url);
        });
  }

  /** The modules that keep data: the shared kernel first. */
  static List<String> modules(House house) {
    return house.modules.values().stream()
        .sorted(
            java.util.Comparator.comparing((Module it) -> !it.shared()).thenComparing(Module::name))
        .map(Module::name)
        .filter(it -> !folders(house, it).isEmpty())
        .toList();
  }

  static void migrate(House house, String module, String url) {
    Flyway.configure()
        .dataSource(url, null, null)
        .schemas(module)
        .defaultSchema(module)
        .createSchemas(true)
        .table("flyway_history")
        .locations(
            folders(house, module).stream()
                .map(it -> "filesystem:" + it.toAbsolutePath())
                .toArray(String[]::new))
        .load()
        .migrate();
  }

  private static List<Path> folders(House house, String module) {
    return house.layers.stream()
        .map(it -> it.migrations().resolve(module))
        .filter(Files::isDirectory)
        .toList();
  }

  record Row(List<String> values) {

    String get(int column) {
      return values.get(column);
    }
  }

  List<Row> query(String sql, Object... parameters) {
    return ask(url, sql, parameters);
  }

  static List<Row> ask(String url, String sql, Object... parameters) {
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
      var rows = new ArrayList<Row>();
      try (var result = statement.getResultSet()) {
        var columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          var values = new String[columns];
          for (int i = 0; i < columns; i++) {
            values[i] = result.getString(i + 1);
          }
          rows.add(new Row(Arrays.asList(values)));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static Stream<String> schemas(String url) {
    return ask(
            url,
            "select nspname from pg_namespace where nspname !~ '^pg_' and nspname not in"
                + " ('information_schema', 'public') order by 1")
        .stream()
        .map(it -> it.get(0));
  }
}
