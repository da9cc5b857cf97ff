package dev.tandem.rollout;

import java.util.List;

/** Replication carries rows; the numbers that come next are carried by hand. */
record Sequences(String module, Side from, Side to) {

  private static final String LAST =
      """
      select c.relname as name, pg_sequence_last_value(s.seqrelid) as last
        from pg_sequence s join pg_class c on c.oid = s.seqrelid
       where c.relnamespace = to_regnamespace(?) and pg_sequence_last_value(s.seqrelid) is not null
      """;

  private static final String SET =
      """
      select setval(s.seqrelid, case when s.seqincrement > 0
                                  then greatest(it.last, pg_sequence_last_value(s.seqrelid))
                                  else least(it.last, pg_sequence_last_value(s.seqrelid)) end)
        from unnest(?::text[], ?::bigint[]) it (name, last)
        join pg_class c on c.relname = it.name and c.relnamespace = to_regnamespace(?)
        join pg_sequence s on s.seqrelid = c.oid
      """;

  void carry() {
    var last =
        from.jdbc()
            .query(LAST, (row, i) -> new Last(row.getString("name"), row.getLong("last")), module);
    to.jdbc().queryForList(SET, names(last), numbers(last), module);
  }

  private record Last(String name, long number) {}

  private static String[] names(List<Last> last) {
    return last.stream().map(Last::name).toArray(String[]::new);
  }

  private static Long[] numbers(List<Last> last) {
    return last.stream().map(Last::number).toArray(Long[]::new);
  }
}
