package dev.tandem.eventing.log;

import dev.tandem.eventing.EventingProperties;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The cursors of all consumers. Locking one is leasing its partition: no other instance delivers
 * there.
 */
public class Cursors {

  private static final String LEASE =
      """
      select partition, module, subscriptions, state, dual_delivery_until, segment, position, gaps, fences,
             pg_current_xact_id()::text::bigint as tx,
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

  /** Partitions with something to read, to read again, or to try again. */
  private static final String PENDING =
      """
      select c.consumer, c.partition, c.subscriptions
        from eventing.cursor c
       where c.state in ('ACTIVE', 'FORWARDED') and cardinality(c.subscriptions) > 0 and c.subscriptions <@ ?::text[]
         and (cardinality(c.gaps) > 0
              or exists (select 1 from eventing.event_log e
                          where e.partition = c.partition and e.segment >= c.segment and e.position > c.position)
              or exists (select 1 from eventing.parked p
                          where c.state = 'ACTIVE' and p.state = 'RETRYING' and p.due_at <= clock_timestamp()
                            and p.partition = c.partition and p.subscription = any(c.subscriptions)))
      """;

  private final JdbcTemplate jdbc;
  private final String leaseTimeout;

  public Cursors(JdbcTemplate jdbc, EventingProperties properties) {
    this.jdbc = jdbc;
    this.leaseTimeout = String.valueOf(properties.leaseTimeout().toMillis());
  }

  /** Empty when another holds the lease, or it stands still. Held until the transaction ends. */
  public Optional<Cursor> lease(String consumer, int partition) {
    return lease(consumer, Set.of(partition), Duration.ZERO).stream().findFirst();
  }

  /**
   * Those of the partitions whose lease is free.
   *
   * @param patience how long the transaction waits for a lock of another; for ever if zero
   */
  public List<Cursor> lease(String consumer, Collection<Integer> partitions, Duration patience) {
    var its = partitions.stream().mapToInt(Integer::intValue).toArray();
    var wait = String.valueOf(patience.toMillis());
    return jdbc.query(LEASE, (row, i) -> cursor(row, consumer), leaseTimeout, wait, consumer, its);
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
    var pos = (Long[]) positions.getArray();
    var fence = (Long[]) fences.getArray();
    var open = new ArrayList<SequenceGaps.SequenceGap>(pos.length);
    for (int i = 0; i < pos.length; i++) {
      open.add(new SequenceGaps.SequenceGap(pos[i], fence[i]));
    }
    return new SequenceGaps(open);
  }

  void save(Cursor cursor) {
    save(List.of(cursor));
  }

  public void save(List<Cursor> cursors) {
    jdbc.batchUpdate(SAVE, cursors.stream().map(Cursors::saveParameters).toList());
  }

  /** What the broker has confirmed last in its partition. */
  public void saveLastForwarded(Cursor cursor, UUID event) {
    jdbc.update(
        "update eventing.cursor set last_forwarded = ?, forwarded_at = clock_timestamp()"
            + " where consumer = ? and partition = ?",
        event,
        cursor.consumer(),
        cursor.partition());
  }

  /** Of an event that may come twice, from the log and over the broker: whether it is the first. */
  public boolean markReceived(String module, UUID event) {
    return jdbc.update(
            "insert into eventing.inbox (module, event_id) values (?, ?)"
                + " on conflict do nothing",
            module,
            event)
        == 1;
  }

  private static Object[] saveParameters(Cursor cursor) {
    var open = cursor.gaps().open();
    return new Object[] {
      cursor.segment(),
      cursor.position(),
      open.stream().mapToLong(SequenceGaps.SequenceGap::position).toArray(),
      open.stream().mapToLong(SequenceGaps.SequenceGap::fence).toArray(),
      cursor.consumer(),
      cursor.partition()
    };
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

  public record PendingPartition(String consumer, int partition, Set<String> subscriptions) {}
}
