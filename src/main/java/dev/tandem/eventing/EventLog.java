package dev.tandem.eventing;

import dev.tandem.eventing.LoggedEvent.Entry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Every published event, once, in the order of commits of its key. */
class EventLog {

  private static final String SEQUENCES =
      IntStream.range(0, Lane.COUNT)
          .mapToObj("'eventing.lane_%d'::regclass"::formatted)
          .collect(Collectors.joining(", ", "(array[", "])"));

  private static final String APPEND =
      """
      insert into eventing.event_log
        (lane, pos, event_id, name, key, correlation_id, causation_id, trace, payload)
      values (?, nextval(%s[? + 1]), ?, ?, ?, ?, ?, ?, ?)
      """
          .formatted(SEQUENCES);

  /** One statement, so one snapshot: whoever sees an event also sees all before it of its key. */
  private static final String READ =
      """
      select now.xmin, now.anyone_held, e.*
      from (
        select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as xmin,
               exists (select 1 from eventing.parked where subscription = any(?::text[]) and lane = ?)
                 as anyone_held) now
      left join lateral (
        (select chapter, pos, event_id, name, key, recorded_at, correlation_id, causation_id, trace,
                case when name = any(?::text[]) then payload else '' end as payload
           from eventing.event_log
          where lane = ? and chapter >= ? and pos > ?
          order by pos limit ?)
        union all
        select chapter, pos, event_id, name, key, recorded_at, correlation_id, causation_id, trace,
               case when name = any(?::text[]) then payload else '' end
          from eventing.event_log
         where lane = ? and chapter >= ? and pos = any(?)
        order by pos) e on true
      """;

  private final JdbcTemplate jdbc;

  EventLog(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Appends and commits the connection's transaction, the last append in one trip with it. */
  void appendAndCommit(Connection connection, List<Entry> entries) throws SQLException {
    append(connection, entries.subList(0, entries.size() - 1));
    try (var last = connection.prepareStatement(APPEND + "; commit")) {
      fill(last, entries.getLast());
      last.execute();
    }
  }

  private static void append(Connection connection, List<Entry> entries) throws SQLException {
    if (entries.isEmpty()) {
      return;
    }
    try (var statement = connection.prepareStatement(APPEND)) {
      for (var it : entries) {
        fill(statement, it);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void fill(PreparedStatement statement, Entry entry) throws SQLException {
    var meta = entry.meta();
    statement.setInt(1, entry.lane());
    statement.setInt(2, entry.lane());
    statement.setObject(3, meta.eventId());
    statement.setString(4, entry.name());
    statement.setObject(5, meta.aggregateId());
    statement.setObject(6, meta.correlationId());
    statement.setObject(7, meta.causationId());
    statement.setString(8, entry.trace());
    statement.setString(9, entry.payload());
  }

  /**
   * What lies beyond the cursor and in its gaps, in order.
   *
   * @param names of the events whose payload is wanted
   */
  Lines read(Cursor cursor, Collection<String> names, int limit) {
    var wanted = names.toArray(String[]::new);
    var gaps = cursor.gaps().positions();
    var found = new Found(cursor.lane());
    jdbc.query(
        READ,
        it -> {
          it.setArray(
              1, it.getConnection().createArrayOf("text", cursor.subscriptions().toArray()));
          it.setInt(2, cursor.lane());
          it.setArray(3, it.getConnection().createArrayOf("text", wanted));
          it.setInt(4, cursor.lane());
          it.setInt(5, cursor.chapter());
          it.setLong(6, cursor.pos());
          it.setInt(7, limit);
          it.setArray(8, it.getConnection().createArrayOf("text", wanted));
          it.setInt(9, cursor.lane());
          it.setInt(10, cursor.chapter());
          it.setArray(11, it.getConnection().createArrayOf("int8", gaps.toArray()));
        },
        found);
    return found.lines();
  }

  /** The line with its payload, whoever has asked for it. */
  LoggedEvent whole(LoggedEvent line) {
    var payload =
        jdbc.queryForObject(
            "select payload from eventing.event_log where lane = ? and pos = ? and chapter = ?",
            String.class,
            line.lane(),
            line.pos(),
            line.chapter());
    return line.withPayload(Objects.requireNonNull(payload));
  }

  private static final class Found implements RowCallbackHandler {

    private final int lane;
    private final List<LoggedEvent> events = new ArrayList<>();
    private long xmin;
    private boolean anyoneHeld;

    Found(int lane) {
      this.lane = lane;
    }

    @Override
    public void processRow(ResultSet row) throws SQLException {
      xmin = row.getLong("xmin");
      anyoneHeld = row.getBoolean("anyone_held");
      if (row.getString("name") != null) {
        events.add(line(row, lane));
      }
    }

    Lines lines() {
      return new Lines(events, xmin, anyoneHeld);
    }
  }

  private static LoggedEvent line(ResultSet row, int lane) throws SQLException {
    return new LoggedEvent(
        row.getInt("chapter"),
        lane,
        row.getLong("pos"),
        row.getObject("event_id", UUID.class),
        row.getString("name"),
        row.getObject("key", UUID.class),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getObject("correlation_id", UUID.class),
        row.getObject("causation_id", UUID.class),
        row.getString("trace"),
        row.getString("payload"));
  }

  /**
   * @param xmin every transaction older than this had ended when the lines were read
   * @param anyoneHeld whether some key of this reader is held back in this lane
   */
  record Lines(List<LoggedEvent> events, long xmin, boolean anyoneHeld) {}
}
