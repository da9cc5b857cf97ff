package dev.tandem.kernel.schema;

import java.util.List;
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

  /** The statements that create the roles which do not exist, if the user may do that. */
  private static final String CREATE =
      """
      select format(
        'do $create$ begin create role %I nologin;
           exception when duplicate_object or unique_violation then null; end $create$', name)
        from unnest(?) name
       where (select rolsuper or rolcreaterole from pg_roles where rolname = current_user)
         and not exists (select from pg_roles where rolname = name)
      """;

  private static final String OWNED =
      """
      select nspname from pg_namespace
       where nspname = any (?) and pg_has_role(current_user, nspowner, 'usage')
      """;

  /**
   * The statements that give each existing role its rights: that of a module to its own schema and
   * the event log, that of the platform to the shared kernel and its functions.
   */
  private static final String GRANT =
      """
      select format(
          'grant usage on schema %2$I to %1$I;
           grant select, insert, update, delete, truncate on all tables in schema %2$I to %1$I;
           grant usage, select, update on all sequences in schema %2$I to %1$I;
           revoke insert, update, delete, truncate on %2$I.flyway_history from %1$I;', rolname, nspname)
        || case when rolname = :platform
          then format('grant execute on all functions in schema %2$I to %1$I;', rolname, nspname)
          else '' end
        from pg_roles, pg_namespace
       where nspname = any (:schemas) and rolname = any (:roles)
         and (rolname = :prefix || nspname
           or case when rolname = :platform then nspname = any (:shared) else nspname = :log end)
      """;

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
    if (modules.stream().anyMatch(ModuleRole::exists)) {
      transaction.executeWithoutResult(status -> {
        jdbc.sql(LOCK).query().listOfRows();
        var owned = find(OWNED, modules);
        if (owned.size() == modules.size()) {
          grant(owned);
        }
      });
    }
  }

  private void grant(List<String> schemas) {
    var roles =
        Stream.concat(
                schemas.stream().filter(ModuleRole::exists).map(ModuleRole::new),
                Stream.of(ModuleRole.PLATFORM))
            .map(ModuleRole::name)
            .toArray(String[]::new);
    find(CREATE, List.of(roles)).forEach(statement -> jdbc.sql(statement).update());
    jdbc.sql(GRANT)
        .param("roles", roles)
        .param("schemas", schemas.toArray(String[]::new))
        .param("platform", ModuleRole.PLATFORM.name())
        .param("prefix", ModuleRole.PREFIX)
        .param("shared", SharedModules.NAMES.toArray(String[]::new))
        .param("log", SharedModules.EVENTING)
        .query((row, number) -> row.getString(1))
        .list()
        .forEach(statements -> jdbc.sql(statements).update());
  }

  private List<String> find(String sql, List<String> names) {
    return jdbc.sql(sql)
        .param(names.toArray(String[]::new))
        .query((row, number) -> row.getString(1))
        .list();
  }
}
