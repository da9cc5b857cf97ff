package dev.tandem.rollout;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables that are to be filled. */
record Target(Side side, Tables tables) {

  private static final String PATIENCE = "set local lock_timeout = '5s'";

  private static final String HINDERING_TRIGGERS =
      """
      select format('alter table %s %%s trigger %I', t.tgrelid::regclass, t.tgname) as change,
             case t.tgenabled when 'A' then 'enable always' else 'enable' end as again
        from pg_trigger t
       where t.tgrelid = any (?::regclass[]) and not t.tgisinternal and t.tgenabled in ('O', 'A')
         and t.tgtype & 32 <> 0
      """;

  /** Triggers that keep people from doing this are put aside meanwhile, which the owner may do. */
  void empty() {
    var whole = tables.all().stream().filter(Table::isWhole).map(Table::name).toList();
    side.alone((connection, jdbc) -> {
      connection.setAutoCommit(false);
      jdbc.execute(PATIENCE);
      var hindering = hindering(jdbc, whole);
      hindering.forEach(it -> jdbc.execute(it.change().formatted("disable")));
      if (!whole.isEmpty()) {
        jdbc.execute("truncate table " + String.join(", ", whole));
      }
      tables.all().stream()
          .filter(it -> !it.isWhole())
          .forEach(it -> jdbc.execute("delete from %s where %s".formatted(it.name(), it.rows())));
      hindering.forEach(it -> jdbc.execute(it.change().formatted(it.again())));
      connection.commit();
      return true;
    });
  }

  private record Hindering(String change, String again) {}

  private static List<Hindering> hindering(JdbcTemplate jdbc, List<String> tables) {
    return jdbc.query(
        HINDERING_TRIGGERS,
        (row, i) -> new Hindering(row.getString("change"), row.getString("again")),
        (Object) tables.toArray(String[]::new));
  }

  /** Changed and deleted rows of a table without a primary key are told by something else. */
  static void identify(Side side, Tables tables) {
    keyless(tables)
        .forEach(it ->
            side.jdbc()
                .execute(
                    "alter table %s replica identity %s"
                        .formatted(
                            it.name(),
                            it.unique().isEmpty() ? "full" : "using index " + it.unique())));
  }

  static void forget(Side side, Tables tables) {
    keyless(tables)
        .forEach(it ->
            side.jdbc().execute("alter table %s replica identity default".formatted(it.name())));
  }

  private static Stream<Table> keyless(Tables tables) {
    return tables.all().stream().filter(it -> it.key().isEmpty());
  }
}
