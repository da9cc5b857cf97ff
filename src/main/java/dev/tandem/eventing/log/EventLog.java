package dev.tandem.eventing.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Stores every published event once, the events of a key in the order of their commits. */
@Component
public class EventLog {

  private static final String PARTITION_SEQUENCES =
      IntStream.range(0, Partitioner.PARTITION_COUNT)
          .mapToObj("'eventing.partition_%d'::regclass"::formatted)
          .collect(Collectors.joining(", ", "(array[", "])"));

  /** Fails if the publishing module is fenced here; an event from the broker brings its epoch. */
  private static final String APPEND =
      """
      insert into eventing.event_log
        (partition, position, event_id, name, key, correlation_id, causation_id, trace, payload,
         target_module, epoch)
      values (?, nextval(%s[? + 1]), ?, ?, ?, ?, ?, ?, ?, ?,
              coalesce(?::bigint,
                       (select case when writable then epoch
                                    else eventing.raise_not_writable(module) end
                          from eventing.module_ownership where module = ?), 0))
      """
          .formatted(PARTITION_SEQUENCES);

  /**
   * One statement, hence one snapshot: a consumer that sees an event also sees every earlier one of
   * its key. Payloads are read only for {@code names}. The smallest segment is a parameter of its
   * own, so that the planner leaves out earlier segments before it opens any table.
   */
  private static final String READ =
      """
      select snapshot.xmin, snapshot.held_partitions, e.*
        from (
          select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as xmin,
                 array(select distinct partition::int from eventing.parked
                        where subscription = any(:subscriptions::text[])) as held_partitions
          ) snapshot
        left join lateral (
          -- the next events after each cursor
          select unread.*
            from unnest(:partitions::int[], :segments::int[], :positions::bigint[])
                   c (partition, segment, position)
           cross join lateral (
             select partition, segment, position, event_id, name, key, recorded_at, correlation_id,
                    causation_id, trace, epoch, target_module,
                    case when name = any(:names::text[]) then payload else '' end as payload
               from eventing.event_log l
              where l.partition = c.partition and l.position > c.position
                and l.segment >= c.segment and l.segment >= :firstSegment
              order by l.position limit :limit) unread
          union all
          -- events that have appeared in the gaps that the cursors passed
          select l.partition, l.segment, l.position, event_id, name, key, recorded_at,
                 correlation_id, causation_id, trace, epoch, target_module,
                 case when name = any(:names::text[]) then payload else '' end
            from unnest(:gapPartitions::int[], :gapPositions::bigint[]) gap (partition, position)
            join eventing.event_log l
              on l.partition = gap.partition and l.position = gap.position
                 and l.segment >= :firstSegment
          ) e on true
       order by e.partition, e.position
      """;

  private final JdbcTemplate jdbc;
  private final NamedParameterJdbcTemplate named;

  public EventLog(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.named = new NamedParameterJdbcTemplate(jdbc);
  }

  /**
   * Appends the events and commits the connection's transaction in the round trip of the last one.
   */
  public void appendAndCommit(Connection connection, List<PendingEvent> events)
      throws SQLException {
    append(connection, events.subList(0, events.size() - 1));
    try (var last = connection.prepareStatement(APPEND + "; commit")) {
      bind(last, events.getLast());
      last.execute();
    }
  }

  private static void append(Connection connection, List<PendingEvent> events) throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    try (var statement = connection.prepareStatement(APPEND)) {
      for (var event : events) {
        bind(statement, event);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void bind(PreparedStatement statement, PendingEvent event) throws SQLException {
    var meta = event.meta();
    statement.setInt(1, event.partition());
    statement.setInt(2, event.partition());
    statement.setObject(3, meta.eventId());
    statement.setString(4, event.name());
    statement.setObject(5, meta.aggregateId());
    statement.setObject(6, meta.correlationId());
    statement.setObject(7, meta.causationId());
    statement.setString(8, event.trace());
    statement.setString(9, event.payload());
    statement.setString(10, event.targetModule());
    statement.setObject(11, event.epoch(), Types.BIGINT);
    statement.setString(12, event.publisher());
  }

  /**
   * Reads what is unread after the cursors and in their gaps.
   *
   * @param cursors of one consumer
   * @param names of the events whose payload is needed
   * @param limit events after each cursor
   * @return a slice for each cursor, in the order of the cursors
   */
  public List<LogSlice> read(List<Cursor> cursors, Collection<String> names, int limit) {
    var rows = new LogRowCollector();
    named.query(
        READ,
        Map.of(
            "subscriptions",
            cursors.getFirst().subscriptions().toArray(String[]::new),
            "partitions",
            cursors.stream().mapToInt(Cursor::partition).toArray(),
            "segments",
            cursors.stream().mapToInt(Cursor::segment).toArray(),
            "positions",
            cursors.stream().mapToLong(Cursor::position).toArray(),
            "names",
            names.toArray(String[]::new),
            "firstSegment",
            cursors.stream().mapToInt(Cursor::segment).min().orElse(0),
            "limit",
            limit,
            "gapPartitions",
            cursors.stream().flatMapToInt(EventLog::partitionsOfGaps).toArray(),
            "gapPositions",
            cursors.stream().flatMapToLong(cursor -> cursor.gaps().positions()).toArray()),
        rows);
    return cursors.stream().map(cursor -> rows.slice(cursor.partition())).toList();
  }

  private static IntStream partitionsOfGaps(Cursor cursor) {
    return cursor.gaps().positions().mapToInt(position -> cursor.partition());
  }

  /** The event with its payload, even if it was read without. */
  public LoggedEvent withStoredPayload(LoggedEvent event) {
    var payload =
        jdbc.queryForObject(
            "select payload from eventing.event_log"
                + " where partition = ? and position = ? and segment = ?",
            String.class,
            event.partition(),
            event.position(),
            event.segment());
    return event.withPayload(Objects.requireNonNull(payload));
  }
}
