package dev.tandem.rollout.replication;

import dev.tandem.rollout.database.ModuleDatabase;
import java.util.concurrent.locks.LockSupport;
import org.springframework.dao.DataAccessException;

/**
 * A logical replication slot: keeps the write-ahead log of its database until a subscriber has
 * confirmed it.
 */
record ReplicationSlot(ModuleDatabase database, String name) {

  private static final int MAX_DROP_ATTEMPTS = 100;
  private static final long DROP_RETRY_NANOS = 50_000_000;

  /** Whether it exists and still has everything that its subscriber needs. */
  boolean isIntact() {
    return database.queryOne(
        Boolean.class,
        """
        select exists (select from pg_replication_slots
                        where slot_name = ? and wal_status is distinct from 'lost')
        """,
        name);
  }

  /** Replaces a slot that has lost something. */
  void create() {
    if (isIntact()) {
      return;
    }
    drop();
    database.jdbc().queryForList("select pg_create_logical_replication_slot(?, 'pgoutput')", name);
  }

  /** Disconnects the subscriber first. */
  void drop() {
    for (int attempt = 1; ; attempt++) {
      try {
        tryDrop();
        return;
      } catch (DataAccessException e) {
        if (attempt == MAX_DROP_ATTEMPTS) {
          throw e;
        }
        LockSupport.parkNanos(DROP_RETRY_NANOS);
      }
    }
  }

  private void tryDrop() {
    database
        .jdbc()
        .queryForList(
            """
            select pg_terminate_backend(active_pid) from pg_replication_slots
             where slot_name = ? and active
            """,
            name);
    database
        .jdbc()
        .queryForList(
            """
            select pg_drop_replication_slot(slot_name) from pg_replication_slots
             where slot_name = ?
            """,
            name);
  }
}
