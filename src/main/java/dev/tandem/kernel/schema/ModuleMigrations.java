package dev.tandem.kernel.schema;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/** Migrates the schemas of the modules that run in this process, and no others, and their roles. */
@Component
public class ModuleMigrations implements FlywayMigrationStrategy {

  private final List<ModuleSchema> schemas;

  public ModuleMigrations(List<ModuleSchema> schemas) {
    this.schemas = schemas;
  }

  @Override
  public void migrate(Flyway flyway) {
    var modules = schemas.stream().map(ModuleSchema::name).toList();
    modules.forEach(module -> migrate(flyway, module));
    new RoleGrants(flyway.getConfiguration().getDataSource()).apply(modules);
  }

  private static void migrate(Flyway flyway, String module) {
    configure(flyway, module)
        .createSchemas(true)
        .locations("classpath:db/migration/" + module)
        .load()
        .migrate();
  }

  /** Knows what was applied, and not what could be. */
  static Flyway history(Flyway flyway, String module) {
    return configure(flyway, module).createSchemas(false).locations(new String[0]).load();
  }

  private static FluentConfiguration configure(Flyway flyway, String module) {
    return Flyway.configure()
        .configuration(flyway.getConfiguration())
        .resourceProvider(null)
        .schemas(module)
        .defaultSchema(module)
        .table("flyway_history");
  }
}
