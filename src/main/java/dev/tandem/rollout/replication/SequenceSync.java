package dev.tandem.rollout.replication;

import dev.tandem.rollout.database.ModuleDatabase;

/** Copies the values of sequences, which logical replication does not transfer. */
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
                                  then greatest(sent.last, pg_sequence_last_value(s.seqrelid))
                                  else least(sent.last, pg_sequence_last_value(s.seqrelid)) end)
        from unnest(?::text[], ?::bigint[]) sent (name, last)
        join pg_class c on c.relname = sent.name and c.relnamespace = to_regnamespace(?)
        join pg_sequence s on s.seqrelid = c.oid
      """;

  /** Never moves a sequence of the target backwards. */
  void copyLastValues() {
    var values =
        source
            .jdbc()
            .query(
                READ_LAST_VALUES,
                (row, i) -> new SequenceValue(row.getString("name"), row.getLong("last")),
                module);
    var names = values.stream().map(SequenceValue::name).toArray(String[]::new);
    var lastValues = values.stream().map(SequenceValue::lastValue).toArray(Long[]::new);
    target.jdbc().queryForList(SET_LAST_VALUES, names, lastValues, module);
  }

  private record SequenceValue(String name, long lastValue) {}
}
