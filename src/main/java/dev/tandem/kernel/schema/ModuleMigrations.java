package dev.tandem.kernel.schema;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/** Migrates the schemas of the modules that run in this process, and no others. */
@Component
class ModuleMigrations implements FlywayMigrationStrategy {

  private final List<ModuleSchema> schemas;

  ModuleMigrations(List<ModuleSchema> schemas) {
    this.schemas = schemas;
  }

  @Override
  public void migrate(Flyway flyway) {
    schemas.forEach(schema -> migrate(flyway, schema.name()));
  }

  private static void migrate(Flyway flyway, String module) {
    Flyway.configure()
        .configuration(flyway.getConfiguration())
        .resourceProvider(null)
        .schemas(module)
        .defaultSchema(module)
        .createSchemas(true)
        .table("flyway_history")
        .locations("classpath:db/migration/" + module)
        .load()
        .migrate();
  }
}
