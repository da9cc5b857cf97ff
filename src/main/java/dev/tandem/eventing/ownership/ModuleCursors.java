package dev.tandem.eventing.ownership;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The cursors of one module, whose states follow its ownership. A paused cursor stays paused; it
 * takes the state of its module's cursors when it is resumed.
 */
record ModuleCursors(JdbcClient jdbc, String module) {

  /**
   * Waits for running deliveries. Locked before the module's tables: a delivery writes to those
   * first and then releases its cursor.
   */
  void lock() {
    jdbc.sql("select from eventing.cursor where module = ? order by consumer, partition for update")
        .param(module)
        .query((row, i) -> i)
        .list();
  }

  /**
   * A module is handed over as one consumer, so none of its subscriptions may be detached.
   *
   * @throws DetachedSubscriptionsException if one is
   */
  void requireNoneDetached() {
    var detached = detachedSubscriptions();
    if (!detached.isEmpty()) {
      throw new DetachedSubscriptionsException(detached);
    }
  }

  private List<String> detachedSubscriptions() {
    return jdbc.sql(
            """
            select distinct consumer from eventing.cursor
             where module = ? and consumer <> module and registration = 'CURRENT'
             order by consumer
            """)
        .param(module)
        .query((row, i) -> row.getString("consumer"))
        .list();
  }

  void startForwarded() {
    update("update eventing.cursor set state = 'FORWARDED' where module = ? and state = 'ACTIVE'");
  }

  void forward() {
    update("update eventing.cursor set state = 'FORWARDED' where module = ? and state <> 'PAUSED'");
  }

  void hold() {
    update("update eventing.cursor set state = 'HELD' where module = ? and state <> 'PAUSED'");
  }

  /** Ends {@link #hold}: back to what the ownership of the module says. */
  void release() {
    update(
        """
        update eventing.cursor c
           set state = coalesce(
                 (select case when writable then 'ACTIVE' else 'FORWARDED' end
                    from eventing.module_ownership o where o.module = c.module), 'ACTIVE')
         where module = ? and state = 'HELD'
        """);
  }

  /** Up to the current end of the log, the other side may have delivered the same events. */
  void activate() {
    update(
        """
        update eventing.cursor
           set state = case state when 'PAUSED' then state else 'ACTIVE' end,
               last_forwarded = null, forwarded_at = null,
               dual_delivery_until =
                 coalesce(pg_sequence_last_value(('eventing.partition_' || partition)::regclass), 0)
         where module = ?
        """);
  }

  private void update(String sql) {
    jdbc.sql(sql).param(module).update();
  }
}
