package dev.tandem.kernel.schema;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/**
 * The migrations of the modules that run in this process. Read once, after the migration and before
 * the process takes on a role that could not read all of them.
 */
@Component
@DependsOnDatabaseInitialization
public class AppliedMigrations {

  private final List<AppliedMigration> applied;

  AppliedMigrations(ObjectProvider<Flyway> flyway, List<ModuleSchema> schemas) {
    this.applied =
        flyway.stream()
            .flatMap(it -> schemas.stream().flatMap(schema -> of(it, schema.name())))
            .toList();
  }

  private static Stream<AppliedMigration> of(Flyway flyway, String module) {
    return Arrays.stream(ModuleMigrations.history(flyway, module).info().applied())
        .filter(it -> it.getVersion() != null)
        .map(it ->
            new AppliedMigration(
                module,
                it.getVersion().getVersion(),
                it.getDescription(),
                it.getInstalledOn().toInstant()));
  }

  /** Those of each module in their order. */
  public List<AppliedMigration> all() {
    return applied;
  }
}
