package dev.tandem.eventing.log;

import dev.tandem.eventing.EventingProperties;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The cursors of all consumers. A lock on a cursor's row is the lease of its partition: no other
 * instance delivers there until the transaction ends.
 */
@Component
public class Cursors {

  private static final String LEASE =
      """
      select partition, module, subscriptions, state, dual_delivery_until, segment, position, gaps,
             fences, pg_current_xact_id()::text::bigint as tx,
             set_config('idle_in_transaction_session_timeout', ?, true),
             set_config('lock_timeout', ?, true)
        from eventing.cursor
       where consumer = ? and partition = any(?) and state in ('ACTIVE', 'FORWARDED')
         for update skip locked
      """;

  /** Takes {@link #saveParameters}. */
  public static final String SAVE =
      """
      update eventing.cursor set segment = ?, position = ?, gaps = ?, fences = ?
       where consumer = ? and partition = ?
      """;

  private final JdbcTemplate jdbc;
  private final String leaseTimeout;

  public Cursors(JdbcTemplate jdbc, EventingProperties properties) {
    this.jdbc = jdbc;
    this.leaseTimeout = String.valueOf(properties.leaseTimeout().toMillis());
  }

  /** Empty if another instance holds the lease, or the cursor is paused or held. */
  public Optional<Cursor> lease(String consumer, int partition, Duration lockTimeout) {
    return lease(consumer, Set.of(partition), lockTimeout).stream().findFirst();
  }

  /**
   * Leases those of the partitions that are free.
   *
   * @param lockTimeout how long the transaction waits for any lock from then on
   */
  public List<Cursor> lease(String consumer, Collection<Integer> partitions, Duration lockTimeout) {
    return jdbc.query(
        LEASE,
        (row, i) -> CursorRow.read(row, consumer),
        leaseTimeout,
        String.valueOf(lockTimeout.toMillis()),
        consumer,
        partitions.stream().mapToInt(Integer::intValue).toArray());
  }

  /** Bounds how long the transaction waits for any lock, also for those of the lease itself. */
  public void limitWaiting(Duration lockTimeout) {
    jdbc.queryForObject(
        "select set_config('lock_timeout', ?, true)",
        String.class,
        String.valueOf(lockTimeout.toMillis()));
  }

  public void save(List<Cursor> cursors) {
    jdbc.batchUpdate(SAVE, cursors.stream().map(Cursors::saveParameters).toList());
  }

  public static Object[] saveParameters(Cursor cursor) {
    return new Object[] {
      cursor.segment(),
      cursor.position(),
      cursor.gaps().positions().toArray(),
      cursor.gaps().fences().toArray(),
      cursor.consumer(),
      cursor.partition()
    };
  }

  /** Saves the last event of the partition that the broker has confirmed. */
  public void saveLastForwarded(Cursor cursor, UUID event) {
    jdbc.update(
        "update eventing.cursor set last_forwarded = ?, forwarded_at = clock_timestamp()"
            + " where consumer = ? and partition = ?",
        event,
        cursor.consumer(),
        cursor.partition());
  }
}
