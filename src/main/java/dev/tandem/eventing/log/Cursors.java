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
 * The cursors of all readers. Locking one is leasing its lane: no other instance delivers there.
 */
public class Cursors {

  private static final String LEASE =
      """
      select lane, module, subscriptions, away, shared_to, chapter, pos, gaps, fences,
             pg_current_xact_id()::text::bigint as tx,
             set_config('idle_in_transaction_session_timeout', ?, true),
             set_config('lock_timeout', ?, true)
        from eventing.cursor
       where reader = ? and lane = any(?) and not paused and not held
         for update skip locked
      """;

  private static final String SAVE =
      """
      update eventing.cursor set chapter = ?, pos = ?, gaps = ?, fences = ?
       where reader = ? and lane = ?
      """;

  /** Lanes with something to read, to read again, or to try again. */
  private static final String PENDING =
      """
      select c.reader, c.lane, c.subscriptions
        from eventing.cursor c
       where not c.paused and not c.held and cardinality(c.subscriptions) > 0 and c.subscriptions <@ ?::text[]
         and (cardinality(c.gaps) > 0
              or exists (select 1 from eventing.event_log e
                          where e.lane = c.lane and e.chapter >= c.chapter and e.pos > c.pos)
              or exists (select 1 from eventing.parked p
                          where not c.away and p.state = 'RETRYING' and p.due_at <= clock_timestamp()
                            and p.lane = c.lane and p.subscription = any(c.subscriptions)))
      """;

  private final JdbcTemplate jdbc;
  private final String leaseTimeout;

  public Cursors(JdbcTemplate jdbc, EventingProperties properties) {
    this.jdbc = jdbc;
    this.leaseTimeout = String.valueOf(properties.leaseTimeout().toMillis());
  }

  /** Empty when another holds the lease, or it stands still. Held until the transaction ends. */
  public Optional<Cursor> lease(String reader, int lane) {
    return lease(reader, Set.of(lane), Duration.ZERO).stream().findFirst();
  }

  /**
   * Those of the lanes whose lease is free.
   *
   * @param patience how long the transaction waits for a lock of another; for ever if zero
   */
  public List<Cursor> lease(String reader, Collection<Integer> lanes, Duration patience) {
    var its = lanes.stream().mapToInt(Integer::intValue).toArray();
    var wait = String.valueOf(patience.toMillis());
    return jdbc.query(LEASE, (row, i) -> cursor(row, reader), leaseTimeout, wait, reader, its);
  }

  private static Cursor cursor(ResultSet row, String reader) throws SQLException {
    return new Cursor(
        reader,
        row.getInt("lane"),
        row.getString("module"),
        Set.of((String[]) row.getArray("subscriptions").getArray()),
        row.getBoolean("away"),
        row.getLong("shared_to"),
        row.getInt("chapter"),
        row.getLong("pos"),
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

  /** What the broker has confirmed last in its lane. */
  public void saveLastForwarded(Cursor cursor, UUID event) {
    jdbc.update(
        "update eventing.cursor set last_sent = ?, sent_at = clock_timestamp()"
            + " where reader = ? and lane = ?",
        event,
        cursor.consumer(),
        cursor.partition());
  }

  /** Of an event that may come twice, from the log and over the broker: whether it is the first. */
  public boolean markReceived(String module, UUID event) {
    return jdbc.update(
            "insert into eventing.received (module, event_id) values (?, ?)"
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
                row.getString("reader"),
                row.getInt("lane"),
                Set.of((String[]) row.getArray("subscriptions").getArray())),
        (Object) subscriptions.toArray(String[]::new));
  }

  public record PendingPartition(String consumer, int partition, Set<String> subscriptions) {}
}
