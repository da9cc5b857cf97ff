package dev.tandem.rollout;

import java.util.List;

/**
 * What a database keeps for a side that follows it. An operator sees the same in {@code
 * pg_replication_slots}: a slot that nobody reads makes the disk fill.
 *
 * @param feed the slot
 * @param connected whether anybody reads it
 * @param behind bytes of the write-ahead log that the reader has yet to confirm
 * @param kept bytes of the write-ahead log that stay on the disk for it
 * @param lost whether some of what it needs is gone, so that the copy is to be made again
 */
record Lag(String feed, boolean connected, long behind, long kept, boolean lost) {

  private static final String SQL =
      """
      select slot_name, active, wal_status is not distinct from 'lost' as lost,
             coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn), 0) as behind,
             coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn), 0) as kept
        from pg_replication_slots
       where database = current_database() and slot_name like ?
       order by slot_name
      """;

  static Lag of(Side side, String feed) {
    return like(side, feed.replace("_", "\\_")).stream()
        .findFirst()
        .orElse(new Lag(feed, false, 0, 0, true));
  }

  /** Of every side that follows the module from this database. */
  static List<Lag> all(Side side, String module) {
    return like(side, "tandem\\_" + module + "\\_%");
  }

  private static List<Lag> like(Side side, String pattern) {
    return side.jdbc()
        .query(
            SQL,
            (row, i) ->
                new Lag(
                    row.getString("slot_name"),
                    row.getBoolean("active"),
                    row.getLong("behind"),
                    row.getLong("kept"),
                    row.getBoolean("lost")),
            pattern);
  }
}
