package dev.tandem.rollout.replication;

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
public record SlotLag(String feed, boolean connected, long behind, long kept, boolean lost) {

  private static final String QUERY =
      """
      select slot_name, active, wal_status is not distinct from 'lost' as lost,
             coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn), 0) as behind,
             coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn), 0) as kept
        from pg_replication_slots
       where database = current_database() and slot_name like ?
       order by slot_name
      """;

  static SlotLag of(ModuleDatabase side, String feed) {
    return query(side, feed.replace("_", "\\_")).stream()
        .findFirst()
        .orElse(new SlotLag(feed, false, 0, 0, true));
  }

  /** Of every side that follows the module from this database. */
  public static List<SlotLag> all(ModuleDatabase side, String module) {
    return query(side, "tandem\\_" + module + "\\_%");
  }

  private static List<SlotLag> query(ModuleDatabase side, String pattern) {
    return side.jdbc()
        .query(
            QUERY,
            (row, i) ->
                new SlotLag(
                    row.getString("slot_name"),
                    row.getBoolean("active"),
                    row.getLong("behind"),
                    row.getLong("kept"),
                    row.getBoolean("lost")),
            pattern);
  }
}
