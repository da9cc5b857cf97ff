package dev.tandem.rollout.replication;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables that are to be filled. */
public record CopyTarget(ModuleDatabase database, TableCatalog tables) {

  private static final String SET_LOCK_TIMEOUT = "set local lock_timeout = '5s'";

  private static final String TRUNCATE_TRIGGERS =
      """
      select format('alter table %s %%s trigger %I', t.tgrelid::regclass, t.tgname) as change,
             case t.tgenabled when 'A' then 'enable always' else 'enable' end as again
        from pg_trigger t
       where t.tgrelid = any (?::regclass[]) and not t.tgisinternal and t.tgenabled in ('O', 'A')
         and t.tgtype & 32 <> 0
      """;

  /** Triggers that keep people from doing this are put aside meanwhile, which the owner may do. */
  void deleteRows() {
    var whole =
        tables.tables().stream().filter(TableSchema::hasAllRows).map(TableSchema::name).toList();
    database.withConnection((connection, jdbc) -> {
      connection.setAutoCommit(false);
      jdbc.execute(SET_LOCK_TIMEOUT);
      var hindering = truncateTriggers(jdbc, whole);
      hindering.forEach(it -> jdbc.execute(it.alterStatement().formatted("disable")));
      if (!whole.isEmpty()) {
        jdbc.execute("truncate table " + String.join(", ", whole));
      }
      tables.tables().stream()
          .filter(it -> !it.hasAllRows())
          .forEach(
              it -> jdbc.execute("delete from %s where %s".formatted(it.name(), it.rowFilter())));
      hindering.forEach(it -> jdbc.execute(it.alterStatement().formatted(it.enableClause())));
      connection.commit();
      return true;
    });
  }

  private record TruncateTrigger(String alterStatement, String enableClause) {}

  private static List<TruncateTrigger> truncateTriggers(JdbcTemplate jdbc, List<String> tables) {
    return jdbc.query(
        TRUNCATE_TRIGGERS,
        (row, i) -> new TruncateTrigger(row.getString("change"), row.getString("again")),
        (Object) tables.toArray(String[]::new));
  }

  /** Changed and deleted rows of a table without a primary key are told by something else. */
  static void setReplicaIdentity(ModuleDatabase side, TableCatalog tables) {
    tablesWithoutPrimaryKey(tables)
        .forEach(it ->
            side.jdbc()
                .execute(
                    "alter table %s replica identity %s"
                        .formatted(
                            it.name(),
                            it.uniqueIndex().isEmpty()
                                ? "full"
                                : "using index " + it.uniqueIndex())));
  }

  public static void resetReplicaIdentity(ModuleDatabase side, TableCatalog tables) {
    tablesWithoutPrimaryKey(tables)
        .forEach(it ->
            side.jdbc().execute("alter table %s replica identity default".formatted(it.name())));
  }

  private static Stream<TableSchema> tablesWithoutPrimaryKey(TableCatalog tables) {
    return tables.tables().stream().filter(it -> it.primaryKey().isEmpty());
  }
}
