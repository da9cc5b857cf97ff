package dev.tandem.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/**
 * Databases in which the tables of all modules exist and a module's role may use its own schema and
 * the shared kernel's only. SQL that reaches further fails with "permission denied for schema …".
 */
public final class ModuleRoles {

  private static final Set<String> SHARED = Set.of("kernel", "eventing", "access");
  private static final Path MIGRATIONS = Path.of("db/migration");

  private ModuleRoles() {}

  /**
   * The module and the shared kernel find no schema there and migrate theirs themselves, as the
   * role; everybody else's is there, and closed.
   *
   * @return the JDBC URL as the module's role
   */
  public static String databaseFor(String module) {
    var url = TestDatabase.createFor("only_" + module);
    modules().stream()
        .filter(it -> !it.equals(module) && !SHARED.contains(it))
        .forEach(it -> migrate(it, url.replaceFirst("user=\\w+", "user=postgres")));
    return url;
  }

  public static List<String> modules() {
    try (Stream<Path> folders = Files.list(MIGRATIONS)) {
      return folders.map(it -> it.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void migrate(String module, String url) {
    Flyway.configure()
        .dataSource(url, null, null)
        .schemas(module)
        .defaultSchema(module)
        .createSchemas(true)
        .table("flyway_history")
        .locations("filesystem:" + MIGRATIONS.resolve(module).toAbsolutePath())
        .load()
        .migrate();
  }
}
