package dev.tandem.rollout.replication;

import dev.tandem.rollout.database.ModuleDatabase;
import dev.tandem.rollout.database.TableCatalog;
import dev.tandem.rollout.database.TableSchema;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables that the initial copy fills. */
record CopyTarget(ModuleDatabase database, TableCatalog tables) {

  private static final String SET_LOCK_TIMEOUT = "set local lock_timeout = '5s'";

  private static final String TRUNCATE_TRIGGERS =
      """
      select format('alter table %s %%s trigger %I', t.tgrelid::regclass, t.tgname) as alter_statement,
             case t.tgenabled when 'A' then 'enable always' else 'enable' end as enable_clause
        from pg_trigger t
       where t.tgrelid = any (?::regclass[]) and not t.tgisinternal and t.tgenabled in ('O', 'A')
         and t.tgtype & 32 <> 0
      """;

  private static final String UNLOGGED_TABLES =
      """
      select u.oid::regclass::text from pg_class u
       where u.relkind = 'r' and u.relpersistence = 'u' and u.relnamespace in
         (select c.relnamespace from pg_class c where c.oid = any (?::regclass[]))
       order by 1
      """;

  /**
   * Deletes all rows. Triggers that forbid it are disabled meanwhile, as the owner is allowed to.
   */
  void deleteRows() {
    var wholeTables =
        tables.tables().stream().filter(TableSchema::hasAllRows).map(TableSchema::name).toList();
    database.withConnection((connection, jdbc) -> {
      connection.setAutoCommit(false);
      jdbc.execute(SET_LOCK_TIMEOUT);
      var triggers = truncateTriggers(jdbc, wholeTables);
      triggers.forEach(trigger -> jdbc.execute(trigger.alterStatement().formatted("disable")));
      if (!wholeTables.isEmpty()) {
        jdbc.execute("truncate table " + String.join(", ", wholeTables));
      }
      tables.tables().stream()
          .filter(table -> !table.hasAllRows())
          .forEach(table ->
              jdbc.execute("delete from %s where %s".formatted(table.name(), table.rowFilter())));
      triggers.forEach(
          trigger -> jdbc.execute(trigger.alterStatement().formatted(trigger.enableClause())));
      unloggedTables(jdbc, wholeTables).forEach(table -> jdbc.execute("truncate table " + table));
      connection.commit();
      return true;
    });
  }

  /** What a database derives for itself of its rows is not copied; it begins anew with them. */
  private static List<String> unloggedTables(JdbcTemplate jdbc, List<String> tables) {
    return jdbc.query(
        UNLOGGED_TABLES, (row, i) -> row.getString(1), (Object) tables.toArray(String[]::new));
  }

  private record TruncateTrigger(String alterStatement, String enableClause) {}

  private static List<TruncateTrigger> truncateTriggers(JdbcTemplate jdbc, List<String> tables) {
    return jdbc.query(
        TRUNCATE_TRIGGERS,
        (row, i) ->
            new TruncateTrigger(row.getString("alter_statement"), row.getString("enable_clause")),
        (Object) tables.toArray(String[]::new));
  }

  /**
   * Lets tables without a primary key be replicated: a unique index, or else the whole row, tells
   * which row was updated or deleted.
   */
  static void setReplicaIdentity(ModuleDatabase database, TableCatalog tables) {
    tablesWithoutPrimaryKey(tables)
        .forEach(table ->
            database
                .jdbc()
                .execute(
                    "alter table %s replica identity %s"
                        .formatted(table.name(), replicaIdentity(table))));
  }

  private static String replicaIdentity(TableSchema table) {
    return table.uniqueIndex().isEmpty() ? "full" : "using index " + table.uniqueIndex();
  }

  static void resetReplicaIdentity(ModuleDatabase database, TableCatalog tables) {
    tablesWithoutPrimaryKey(tables)
        .forEach(table ->
            database
                .jdbc()
                .execute("alter table %s replica identity default".formatted(table.name())));
  }

  private static Stream<TableSchema> tablesWithoutPrimaryKey(TableCatalog tables) {
    return tables.tables().stream().filter(table -> table.primaryKey().isEmpty());
  }
}
