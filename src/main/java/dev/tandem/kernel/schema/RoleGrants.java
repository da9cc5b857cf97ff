package dev.tandem.kernel.schema;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creates the roles of the modules, where the migrating user may do that, and gives the existing
 * ones the rights to their tables. Grants of two processes must not meet, which PostgreSQL answers
 * with an error, so they take turns.
 */
final class RoleGrants {

  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtext('kernel.schema.grants'))";

  private static final String CREATE =
      """
      do $$ begin
        if (select rolsuper or rolcreaterole from pg_roles where rolname = current_user)
           and not exists (select 1 from pg_roles where rolname = '%1$s') then
          create role %1$s nologin;
        end if;
      exception when duplicate_object or unique_violation then null;
      end $$
      """;

  private static final String EXISTING = "select rolname from pg_roles where rolname = any (?)";

  private static final String OWNED =
      """
      select nspname from pg_namespace
       where nspname = any (?) and pg_has_role(current_user, nspowner, 'usage')
      """;

  private static final String GRANT =
      """
      grant usage on schema %2$s to %1$s;
      grant select, insert, update, delete, truncate on all tables in schema %2$s to %1$s;
      grant usage, select, update on all sequences in schema %2$s to %1$s;
      revoke insert, update, delete, truncate on %2$s.flyway_history from %1$s;
      """;

  private static final String GRANT_FUNCTIONS =
      "grant execute on all functions in schema %2$s to %1$s;\n";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  /**
   * @param owner of the tables
   */
  RoleGrants(DataSource owner) {
    this.jdbc = JdbcClient.create(owner);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(owner));
  }

  void apply(List<String> modules) {
    var roles = modules.stream().filter(ModuleRole::exists).map(ModuleRole::new).toList();
    if (!roles.isEmpty()) {
      transaction.executeWithoutResult(status -> apply(roles, modules));
    }
  }

  private void apply(List<ModuleRole> roles, List<String> modules) {
    jdbc.sql(LOCK).query().listOfRows();
    var owned = find(OWNED, modules);
    if (owned.size() < modules.size()) {
      return;
    }
    var names =
        Stream.concat(roles.stream(), Stream.of(ModuleRole.PLATFORM))
            .map(ModuleRole::name)
            .toList();
    names.forEach(name -> jdbc.sql(CREATE.formatted(name)).update());
    var existing = find(EXISTING, names);
    var grants =
        Stream.concat(
                roles.stream().flatMap(RoleGrants::ofModule),
                modules.stream().filter(SharedModules.NAMES::contains).map(RoleGrants::ofPlatform))
            .filter(grant -> existing.contains(grant.role()))
            .map(Grant::sql)
            .collect(Collectors.joining());
    if (!grants.isEmpty()) {
      jdbc.sql(grants).update();
    }
  }

  private static Stream<Grant> ofModule(ModuleRole role) {
    return Stream.of(role.module(), SharedModules.EVENTING)
        .map(schema -> new Grant(role.name(), GRANT.formatted(role.name(), schema)));
  }

  private static Grant ofPlatform(String schema) {
    var role = ModuleRole.PLATFORM.name();
    return new Grant(role, (GRANT + GRANT_FUNCTIONS).formatted(role, schema));
  }

  private List<String> find(String sql, List<String> names) {
    return jdbc.sql(sql)
        .param(names.toArray(String[]::new))
        .query((row, number) -> row.getString(1))
        .list();
  }

  private record Grant(String role, String sql) {}
}
