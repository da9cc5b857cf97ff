package dev.tandem.eventing.log;

import dev.tandem.eventing.log.LoggedEvent.PendingEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Every published event, once, in the order of commits of its key. */
public class EventLog {

  private static final String PARTITION_SEQUENCES =
      IntStream.range(0, Partitioner.PARTITION_COUNT)
          .mapToObj("'eventing.partition_%d'::regclass"::formatted)
          .collect(Collectors.joining(", ", "(array[", "])"));

  /** Refused where the publishing module is not live; what is received has its epoch already. */
  private static final String APPEND =
      """
      insert into eventing.event_log
        (partition, position, event_id, name, key, correlation_id, causation_id, trace, payload, target_module,
         epoch)
      values (?, nextval(%s[? + 1]), ?, ?, ?, ?, ?, ?, ?, ?,
              coalesce(?::bigint,
                       (select case when writable then epoch else eventing.raise_not_writable(module) end
                          from eventing.module_ownership where module = ?), 0))
      """
          .formatted(PARTITION_SEQUENCES);

  /**
   * One statement, so one snapshot: whoever sees an event also sees all before it of its key. The
   * earliest segment is said twice, so that those before it are left out before anything is opened.
   */
  private static final String READ =
      """
      select now.xmin, now.held, e.*
        from (
          select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as xmin,
                 array(select distinct partition::int from eventing.parked
                        where subscription = any(?::text[])) as held) now
        left join lateral (
          select fresh.*
            from unnest(?::int[], ?::int[], ?::bigint[]) c (partition, segment, position)
           cross join lateral (
             select partition, segment, position, event_id, name, key, recorded_at, correlation_id,
                    causation_id, trace, epoch, target_module,
                    case when name = any(?::text[]) then payload else '' end as payload
               from eventing.event_log l
              where l.partition = c.partition and l.segment >= c.segment and l.segment >= ? and l.position > c.position
              order by l.position limit ?) fresh
          union all
          select l.partition, l.segment, l.position, event_id, name, key, recorded_at, correlation_id,
                 causation_id, trace, epoch, target_module, case when name = any(?::text[]) then payload else '' end
            from unnest(?::int[], ?::bigint[]) gap (partition, position)
            join eventing.event_log l
              on l.partition = gap.partition and l.position = gap.position and l.segment >= ?) e on true
       order by e.partition, e.position
      """;

  private final JdbcTemplate jdbc;

  public EventLog(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Appends and commits the connection's transaction, the last append in one trip with it. */
  public void appendAndCommit(Connection connection, List<PendingEvent> entries)
      throws SQLException {
    append(connection, entries.subList(0, entries.size() - 1));
    try (var last = connection.prepareStatement(APPEND + "; commit")) {
      bind(last, entries.getLast());
      last.execute();
    }
  }

  private static void append(Connection connection, List<PendingEvent> entries)
      throws SQLException {
    if (entries.isEmpty()) {
      return;
    }
    try (var statement = connection.prepareStatement(APPEND)) {
      for (var it : entries) {
        bind(statement, it);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void bind(PreparedStatement statement, PendingEvent entry) throws SQLException {
    var meta = entry.meta();
    statement.setInt(1, entry.partition());
    statement.setInt(2, entry.partition());
    statement.setObject(3, meta.eventId());
    statement.setString(4, entry.name());
    statement.setObject(5, meta.aggregateId());
    statement.setObject(6, meta.correlationId());
    statement.setObject(7, meta.causationId());
    statement.setString(8, entry.trace());
    statement.setString(9, entry.payload());
    statement.setString(10, entry.targetModule());
    statement.setObject(11, entry.epoch(), Types.BIGINT);
    statement.setString(12, entry.publisher());
  }

  /**
   * What lies beyond the cursor and in its gaps, in order.
   *
   * @param names of the events whose payload is wanted
   */
  LogSlice read(Cursor cursor, Collection<String> names, int limit) {
    return read(List.of(cursor), names, limit).getFirst();
  }

  /** The same for several cursors of a consumer, in their order, {@code limit} lines of each. */
  public List<LogSlice> read(List<Cursor> cursors, Collection<String> names, int limit) {
    var wanted = names.toArray(String[]::new);
    var first = cursors.getFirst();
    int segment = cursors.stream().mapToInt(Cursor::segment).min().orElse(0);
    var found = new LogRowCollector();
    jdbc.query(
        READ,
        found,
        first.subscriptions().toArray(String[]::new),
        cursors.stream().mapToInt(Cursor::partition).toArray(),
        cursors.stream().mapToInt(Cursor::segment).toArray(),
        cursors.stream().mapToLong(Cursor::position).toArray(),
        wanted,
        segment,
        limit,
        wanted,
        cursors.stream().flatMapToInt(EventLog::partitionsOfGaps).toArray(),
        cursors.stream()
            .flatMap(it -> it.gaps().positions().stream())
            .mapToLong(Long::longValue)
            .toArray(),
        segment);
    return cursors.stream().map(it -> found.slice(it.partition())).toList();
  }

  private static IntStream partitionsOfGaps(Cursor cursor) {
    return cursor.gaps().positions().stream().mapToInt(it -> cursor.partition());
  }

  /** The line with its payload, whoever has asked for it. */
  public LoggedEvent withStoredPayload(LoggedEvent line) {
    var payload =
        jdbc.queryForObject(
            "select payload from eventing.event_log where partition = ? and position = ? and segment = ?",
            String.class,
            line.partition(),
            line.position(),
            line.segment());
    return line.withPayload(Objects.requireNonNull(payload));
  }

  private static final class LogRowCollector implements RowCallbackHandler {

    private final Map<Integer, List<LoggedEvent>> eventsByPartition = new HashMap<>();
    private Set<Integer> partitionsWithHeldKeys = Set.of();
    private long xmin;

    @Override
    public void processRow(ResultSet row) throws SQLException {
      if (xmin == 0) {
        xmin = row.getLong("xmin");
        partitionsWithHeldKeys = Set.of((Integer[]) row.getArray("held").getArray());
      }
      if (row.getString("name") != null) {
        var line = loggedEvent(row);
        eventsByPartition.computeIfAbsent(line.partition(), it -> new ArrayList<>()).add(line);
      }
    }

    LogSlice slice(int partition) {
      return new LogSlice(
          eventsByPartition.getOrDefault(partition, List.of()),
          xmin,
          partitionsWithHeldKeys.contains(partition));
    }
  }

  private static LoggedEvent loggedEvent(ResultSet row) throws SQLException {
    return new LoggedEvent(
        row.getInt("segment"),
        row.getInt("partition"),
        row.getLong("position"),
        row.getObject("event_id", UUID.class),
        row.getString("name"),
        row.getObject("key", UUID.class),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getObject("correlation_id", UUID.class),
        row.getObject("causation_id", UUID.class),
        row.getString("trace"),
        row.getLong("epoch"),
        row.getString("target_module"),
        row.getString("payload"));
  }

  /**
   * @param xmin every transaction older than this had ended when the lines were read
   * @param hasHeldKeys whether some key of this consumer is held back in this partition
   */
  public record LogSlice(List<LoggedEvent> events, long xmin, boolean hasHeldKeys) {}
}
