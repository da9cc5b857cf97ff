package dev.tandem.eventing.log;

import dev.tandem.eventing.EventingProperties;
import dev.tandem.eventing.log.SequenceGaps.SequenceGap;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
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

  private static final String SAVE =
      """
      update eventing.cursor set segment = ?, position = ?, gaps = ?, fences = ?
       where consumer = ? and partition = ?
      """;

  /** Partitions with unread events, open gaps or deliveries that are due for a retry. */
  private static final String PENDING =
      """
      select c.consumer, c.partition, c.subscriptions
        from eventing.cursor c
       where c.state in ('ACTIVE', 'FORWARDED')
         and cardinality(c.subscriptions) > 0 and c.subscriptions <@ ?::text[]
         and (cardinality(c.gaps) > 0
              or exists (select 1 from eventing.event_log e
                          where e.partition = c.partition and e.segment >= c.segment
                            and e.position > c.position)
              or exists (select 1 from eventing.parked p
                          where c.state = 'ACTIVE' and p.state = 'RETRYING'
                            and p.due_at <= clock_timestamp() and p.partition = c.partition
                            and p.subscription = any(c.subscriptions)))
      """;

  private final JdbcTemplate jdbc;
  private final String leaseTimeout;

  public Cursors(JdbcTemplate jdbc, EventingProperties properties) {
    this.jdbc = jdbc;
    this.leaseTimeout = String.valueOf(properties.leaseTimeout().toMillis());
  }

  /** Empty if another instance holds the lease, or the cursor is paused or held. */
  public Optional<Cursor> lease(String consumer, int partition) {
    return lease(consumer, Set.of(partition), Duration.ZERO).stream().findFirst();
  }

  /**
   * Leases those of the partitions that are free.
   *
   * @param lockTimeout how long the transaction waits for any lock; zero: without limit
   */
  public List<Cursor> lease(String consumer, Collection<Integer> partitions, Duration lockTimeout) {
    return jdbc.query(
        LEASE,
        (row, i) -> cursor(row, consumer),
        leaseTimeout,
        String.valueOf(lockTimeout.toMillis()),
        consumer,
        partitions.stream().mapToInt(Integer::intValue).toArray());
  }

  private static Cursor cursor(ResultSet row, String consumer) throws SQLException {
    return new Cursor(
        consumer,
        row.getInt("partition"),
        row.getString("module"),
        Set.of((String[]) row.getArray("subscriptions").getArray()),
        row.getString("state").equals("FORWARDED"),
        row.getLong("dual_delivery_until"),
        row.getInt("segment"),
        row.getLong("position"),
        gaps(row.getArray("gaps"), row.getArray("fences")),
        row.getLong("tx"));
  }

  private static SequenceGaps gaps(Array positions, Array fences) throws SQLException {
    var position = (Long[]) positions.getArray();
    var fence = (Long[]) fences.getArray();
    return new SequenceGaps(
        IntStream.range(0, position.length)
            .mapToObj(i -> new SequenceGap(position[i], fence[i]))
            .toList());
  }

  public void save(List<Cursor> cursors) {
    jdbc.batchUpdate(SAVE, cursors.stream().map(Cursors::saveParameters).toList());
  }

  private static Object[] saveParameters(Cursor cursor) {
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

  /**
   * Marks an event that may arrive twice, from the log and from the broker.
   *
   * @return whether this is the first time
   */
  public boolean markReceived(String module, UUID event) {
    return jdbc.update(
            "insert into eventing.inbox (module, event_id) values (?, ?) on conflict do nothing",
            module,
            event)
        == 1;
  }

  public List<PendingPartition> findPending(Collection<String> subscriptions) {
    return jdbc.query(
        PENDING,
        (row, i) ->
            new PendingPartition(
                row.getString("consumer"),
                row.getInt("partition"),
                Set.of((String[]) row.getArray("subscriptions").getArray())),
        (Object) subscriptions.toArray(String[]::new));
  }

  /** A partition in which a consumer has something to do. */
  public record PendingPartition(String consumer, int partition, Set<String> subscriptions) {}
}
