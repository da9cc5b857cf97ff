package dev.tandem.rollout.replication;

import dev.tandem.rollout.database.ModuleDatabase;
import java.util.List;

/**
 * The lag of a replication slot, as {@code pg_replication_slots} shows it. A slot without a
 * subscriber lets the write-ahead log grow until the disk is full.
 *
 * @param feed the name of the slot
 * @param connected whether a subscriber reads from it
 * @param behind bytes of the write-ahead log that the subscriber has not confirmed yet
 * @param kept bytes of the write-ahead log that the slot keeps on disk
 * @param lost whether some of that log was removed, so that the copy must be made again
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

  static SlotLag of(ModuleDatabase database, String slot) {
    return query(database, slot.replace("_", "\\_")).stream()
        .findFirst()
        .orElse(new SlotLag(slot, false, 0, 0, true));
  }

  /** Of every slot of the module in this database. */
  public static List<SlotLag> all(ModuleDatabase database, String module) {
    return query(database, "tandem\\_" + module + "\\_%");
  }

  private static List<SlotLag> query(ModuleDatabase database, String pattern) {
    return database
        .jdbc()
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
