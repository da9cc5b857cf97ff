package dev.tandem.testing;

import dev.tandem.kernel.schema.SharedModules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Databases in which the schemas of all modules exist and a module's role may use its own and the
 * shared kernel's only. SQL that reaches further fails with "permission denied for schema …".
 */
public final class ModuleRoles {

  private static final Set<String> KERNEL_MODULES = SharedModules.NAMES;
  private static final Path MIGRATIONS = Path.of("db/migration");

  private ModuleRoles() {}

  /**
   * The module and the shared kernel find no schema there and migrate theirs themselves, as the
   * role; everybody else's is there, and closed.
   *
   * @return the JDBC URL as the module's role
   */
  public static String databaseFor(String module) {
    var url = TestDatabase.createForRole(roleOf(module));
    var closed =
        modules().stream()
            .filter(it -> !it.equals(module) && !KERNEL_MODULES.contains(it))
            .map("create schema "::concat);
    TestDatabase.execute(
        url.replaceFirst("user=\\w+", "user=postgres"), closed.toArray(String[]::new));
    return url;
  }

  /** Under which the module's slices run. */
  public static String roleOf(String module) {
    return "only_" + module;
  }

  /** The module in whose package the class lies; empty for the platform's own. */
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
