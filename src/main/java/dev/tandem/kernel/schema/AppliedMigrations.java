package dev.tandem.kernel.schema;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The migrations of the modules that run in this process. Read once, after the migration and before
 * the process takes on a role that could not read all of them.
 */
@Component
@DependsOnDatabaseInitialization
public class AppliedMigrations {

  private static final String READABLE =
      """
      select nspname from pg_namespace
        join pg_class on relnamespace = pg_namespace.oid and relname = 'flyway_history'
       where nspname = any (?) and has_table_privilege(pg_class.oid, 'select')
       order by nspname
      """;

  private final List<AppliedMigration> applied;

  AppliedMigrations(JdbcClient jdbc, List<ModuleSchema> schemas) {
    var names = schemas.stream().map(ModuleSchema::name).toArray(String[]::new);
    this.applied =
        jdbc.sql(READABLE).param(names).query((row, number) -> row.getString(1)).list().stream()
            .flatMap(schema -> of(jdbc, schema).stream())
            .toList();
  }

  private static List<AppliedMigration> of(JdbcClient jdbc, String schema) {
    return jdbc.sql(
            "select version, description, installed_on::timestamptz as installed_on from "
                + schema
                + ".flyway_history where success and version is not null order by installed_rank")
        .query((row, number) ->
            new AppliedMigration(
                schema,
                row.getString("version"),
                row.getString("description"),
                row.getObject("installed_on", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** Those of each module in their order. */
  public List<AppliedMigration> all() {
    return applied;
  }
}
