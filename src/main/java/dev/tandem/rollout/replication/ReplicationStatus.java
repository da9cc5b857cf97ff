package dev.tandem.rollout.replication;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The state of a subscription.
 *
 * @param enabled false when an operator has disabled it
 * @param running whether its apply worker is running
 * @param copiedTables tables whose initial copy is complete
 * @param totalTables tables of the subscription
 * @param errors since it was created; a lost connection counts as one
 * @param conflicts those of the errors where a row already existed in the target
 */
record ReplicationStatus(
    boolean enabled,
    boolean running,
    int copiedTables,
    int totalTables,
    long errors,
    long conflicts) {

  static final String QUERY =
      """
      select s.subenabled,
             exists (select from pg_stat_subscription w
                      where w.subid = s.oid and w.worker_type = 'apply' and w.pid is not null) as running,
             (select count(*) from pg_subscription_rel r
               where r.srsubid = s.oid and r.srsubstate = 'r') as copied,
             (select count(*) from pg_subscription_rel r where r.srsubid = s.oid) as tables,
             coalesce(e.apply_error_count + e.sync_error_count, 0) as errors,
             coalesce(e.confl_insert_exists + e.confl_update_exists
                      + e.confl_multiple_unique_conflicts, 0) as conflicts
        from pg_subscription s
        join pg_database d on d.oid = s.subdbid and d.datname = current_database()
        left join pg_stat_subscription_stats e on e.subid = s.oid
       where s.subname = ?
      """;

  static ReplicationStatus of(ResultSet row) throws SQLException {
    return new ReplicationStatus(
        row.getBoolean("subenabled"),
        row.getBoolean("running"),
        row.getInt("copied"),
        row.getInt("tables"),
        row.getLong("errors"),
        row.getLong("conflicts"));
  }

  boolean isCopyComplete() {
    return copiedTables == totalTables;
  }

  String describe() {
    return "%s of %s tables copied, %s errors".formatted(copiedTables, totalTables, errors);
  }
}
