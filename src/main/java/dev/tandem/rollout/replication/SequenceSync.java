package dev.tandem.rollout.replication;

import java.util.List;

/** Replication carries rows; the numbers that come next are carried by hand. */
record SequenceSync(String module, ModuleDatabase source, ModuleDatabase target) {

  private static final String READ_LAST_VALUES =
      """
      select c.relname as name, pg_sequence_last_value(s.seqrelid) as last
        from pg_sequence s join pg_class c on c.oid = s.seqrelid
       where c.relnamespace = to_regnamespace(?) and pg_sequence_last_value(s.seqrelid) is not null
      """;

  private static final String SET_LAST_VALUES =
      """
      select setval(s.seqrelid, case when s.seqincrement > 0
                                  then greatest(it.last, pg_sequence_last_value(s.seqrelid))
                                  else least(it.last, pg_sequence_last_value(s.seqrelid)) end)
        from unnest(?::text[], ?::bigint[]) it (name, last)
        join pg_class c on c.relname = it.name and c.relnamespace = to_regnamespace(?)
        join pg_sequence s on s.seqrelid = c.oid
      """;

  void copyLastValues() {
    var last =
        source
            .jdbc()
            .query(
                READ_LAST_VALUES,
                (row, i) -> new SequenceValue(row.getString("name"), row.getLong("last")),
                module);
    target.jdbc().queryForList(SET_LAST_VALUES, names(last), numbers(last), module);
  }

  private record SequenceValue(String name, long lastValue) {}

  private static String[] names(List<SequenceValue> last) {
    return last.stream().map(SequenceValue::name).toArray(String[]::new);
  }

  private static Long[] numbers(List<SequenceValue> last) {
    return last.stream().map(SequenceValue::lastValue).toArray(Long[]::new);
  }
}
