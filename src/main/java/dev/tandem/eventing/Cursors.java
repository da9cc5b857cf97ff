package dev.tandem.eventing;

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
class Cursors {

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
  private static final String WAITING =
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
  private final String hungAfter;

  Cursors(JdbcTemplate jdbc, EventingProperties properties) {
    this.jdbc = jdbc;
    this.hungAfter = String.valueOf(properties.hungAfter().toMillis());
  }

  /** Empty when another holds the lease, or it stands still. Held until the transaction ends. */
  Optional<Cursor> lease(String reader, int lane) {
    return lease(reader, Set.of(lane), Duration.ZERO).stream().findFirst();
  }

  /**
   * Those of the lanes whose lease is free.
   *
   * @param patience how long the transaction waits for a lock of another; for ever if zero
   */
  List<Cursor> lease(String reader, Collection<Integer> lanes, Duration patience) {
    var its = lanes.stream().mapToInt(Integer::intValue).toArray();
    var wait = String.valueOf(patience.toMillis());
    return jdbc.query(LEASE, (row, i) -> cursor(row, reader), hungAfter, wait, reader, its);
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

  private static Gaps gaps(Array positions, Array fences) throws SQLException {
    var pos = (Long[]) positions.getArray();
    var fence = (Long[]) fences.getArray();
    var open = new ArrayList<Gaps.Gap>(pos.length);
    for (int i = 0; i < pos.length; i++) {
      open.add(new Gaps.Gap(pos[i], fence[i]));
    }
    return new Gaps(open);
  }

  void save(Cursor cursor) {
    save(List.of(cursor));
  }

  void save(List<Cursor> cursors) {
    jdbc.batchUpdate(SAVE, cursors.stream().map(Cursors::columns).toList());
  }

  /** What the broker has confirmed last in its lane. */
  void sent(Cursor cursor, UUID event) {
    jdbc.update(
        "update eventing.cursor set last_sent = ?, sent_at = clock_timestamp()"
            + " where reader = ? and lane = ?",
        event,
        cursor.reader(),
        cursor.lane());
  }

  /** Of an event that may come twice, from the log and over the broker: whether it is the first. */
  boolean isFirst(String module, UUID event) {
    return jdbc.update(
            "insert into eventing.received (module, event_id) values (?, ?)"
                + " on conflict do nothing",
            module,
            event)
        == 1;
  }

  private static Object[] columns(Cursor cursor) {
    var open = cursor.gaps().open();
    return new Object[] {
      cursor.chapter(),
      cursor.pos(),
      open.stream().mapToLong(Gaps.Gap::pos).toArray(),
      open.stream().mapToLong(Gaps.Gap::fence).toArray(),
      cursor.reader(),
      cursor.lane()
    };
  }

  List<Waiting> waiting(Collection<String> subscriptions) {
    return jdbc.query(
        WAITING,
        (row, i) ->
            new Waiting(
                row.getString("reader"),
                row.getInt("lane"),
                Set.of((String[]) row.getArray("subscriptions").getArray())),
        (Object) subscriptions.toArray(String[]::new));
  }

  record Waiting(String reader, int lane, Set<String> subscriptions) {}
}
