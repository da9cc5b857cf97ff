package dev.tandem.testing;

import dev.tandem.kernel.schema.ModuleMigrations;
import dev.tandem.kernel.schema.ModuleSchema;
import dev.tandem.kernel.schema.SharedModules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/**
 * Databases in which the schemas of all modules exist and a module's role may use only its own and
 * the shared kernel's. SQL on any other schema fails with "permission denied for schema …".
 */
public final class ModuleRoles {

  private static final Path MIGRATIONS = Path.of("db/migration");

  private static final Set<String> OWNERS =
      Set.of(SharedModules.EVENTING, SharedModules.ACCESS, SharedModules.KERNEL, "rollout");

  /** The databases that slices copy, by module. */
  private static final Map<String, String> MIGRATED = new ConcurrentHashMap<>();

  private ModuleRoles() {}

  /**
   * Creates a database for the slice of a module. The schemas of all other modules exist and are
   * closed. Those of the module and of the shared kernel are migrated by their owner, as for a
   * service, so that the slice creates and changes no table. Only the slices of the shared kernel
   * and of rollout, which moves tables, own their tables, as the platform does.
   *
   * @return the JDBC URL as the module's role
   */
  public static String databaseFor(String module) {
    var role = roleOf(module);
    var url = TestDatabase.copyOf(MIGRATED.computeIfAbsent(module, ModuleRoles::migrate));
    TestDatabase.execute(
        url,
        "grant %s on database %s to %s"
            .formatted(
                ownsTables(module) ? "create, temporary" : "temporary",
                TestDatabase.databaseName(url),
                role));
    return TestDatabase.asRole(role, url);
  }

  /** Migrates a database that the slices of the module copy, as each would migrate its own. */
  private static String migrate(String module) {
    var role = roleOf(module);
    var slice = databaseWithClosedSchemas(module);
    var owner = TestDatabase.asRole("postgres", slice);
    var own = modules().contains(module) ? Stream.of(module) : Stream.<String>empty();
    var schemas =
        Stream.concat(Stream.of(SharedModules.EVENTING, SharedModules.ACCESS), own)
            .distinct()
            .map(ModuleSchema::new)
            .toList();
    new ModuleMigrations(schemas)
        .migrate(
            Flyway.configure().dataSource(ownsTables(module) ? slice : owner, null, null).load());
    if (!ownsTables(module)) {
      TestDatabase.execute(owner, "grant tandem_platform, tandem_%s to %s".formatted(module, role));
    }
    return owner;
  }

  private static boolean ownsTables(String module) {
    return OWNERS.contains(module) || !modules().contains(module);
  }

  private static String databaseWithClosedSchemas(String module) {
    var url = TestDatabase.createForRole(roleOf(module));
    var closed =
        modules().stream()
            .filter(schema -> !schema.equals(module) && !SharedModules.NAMES.contains(schema))
            .map("create schema "::concat);
    TestDatabase.execute(TestDatabase.asRole("postgres", url), closed.toArray(String[]::new));
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
