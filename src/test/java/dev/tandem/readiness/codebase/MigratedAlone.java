package dev.tandem.readiness.codebase;

import dev.tandem.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.util.function.SingletonSupplier;

/**
 * What a module's scripts make of an empty database, run as the module's own role.
 *
 * @param failure the script that failed
 * @param schemas that exist afterwards
 */
public record MigratedAlone(Optional<MigrationFailure> failure, List<String> schemas) {

  private static final Map<String, Supplier<MigratedAlone>> BY_SCRIPTS = new ConcurrentHashMap<>();

  /** Migrates once for the same scripts, whichever codebases have them. */
  public static MigratedAlone of(Codebase codebase, String module) {
    return BY_SCRIPTS
        .computeIfAbsent(
            scriptsOf(codebase, module),
            scripts -> SingletonSupplier.of(() -> migrate(codebase, module)))
        .get();
  }

  private static MigratedAlone migrate(Codebase codebase, String module) {
    var database = TestDatabase.create();
    var url = TestDatabase.grantToRole(ModuleScripts.role(codebase, module, database), database);
    var failure = ModuleScripts.tryToMigrate(codebase, module, url);
    return new MigratedAlone(failure, MigratedDatabase.schemasOf(url).toList());
  }

  private static String scriptsOf(Codebase codebase, String module) {
    return codebase.migrations().entrySet().stream()
        .filter(script -> script.getKey().startsWith(module + "/"))
        .map(Map.Entry::getValue)
        .map(file -> file + "\n" + String.join("\n", SourceFiles.linesOf(file)))
        .collect(Collectors.joining("\n", module + "\n", ""));
  }
}
