package dev.tandem.testing;

import dev.tandem.kernel.schema.SharedModules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Databases in which the schemas of all modules exist and a module's role may use only its own and
 * the shared kernel's. SQL on any other schema fails with "permission denied for schema …".
 */
public final class ModuleRoles {

  private static final Path MIGRATIONS = Path.of("db/migration");

  private ModuleRoles() {}

  /**
   * Creates a database for the slice of a module. The schemas of the module and of the shared
   * kernel are missing and are migrated as the role; those of all other modules exist and are
   * closed.
   *
   * @return the JDBC URL as the module's role
   */
  public static String databaseFor(String module) {
    var url = TestDatabase.createForRole(roleOf(module));
    var closed =
        modules().stream()
            .filter(schema -> !schema.equals(module) && !SharedModules.NAMES.contains(schema))
            .map("create schema "::concat);
    TestDatabase.execute(
        url.replaceFirst("user=\\w+", "user=postgres"), closed.toArray(String[]::new));
    return url;
  }

  /** The database role of the module's slices. */
  public static String roleOf(String module) {
    return "only_" + module;
  }

  /** The module whose package contains the class; empty for the root package. */
  static String moduleOf(Class<?> type) {
    return type.getPackageName().replaceFirst("^dev\\.tandem\\.?", "").split("\\.")[0];
  }

  public static List<String> modules() {
    try (Stream<Path> folders = Files.list(MIGRATIONS)) {
      return folders.map(it -> it.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
