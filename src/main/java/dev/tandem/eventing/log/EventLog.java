package dev.tandem.eventing.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Stores every published event once, the events of a key in the order of their commits. */
@Component
public class EventLog {

  private static final String APPEND_AND_COMMIT = LogAppend.SQL + "; commit";

  private final JdbcTemplate jdbc;
  private final NamedParameterJdbcTemplate named;
  private final StoredPayloads payloads;

  public EventLog(JdbcTemplate jdbc, StoredPayloads payloads) {
    this.jdbc = jdbc;
    this.payloads = payloads;
    this.named = new NamedParameterJdbcTemplate(jdbc);
  }

  /**
   * Appends the events and commits the connection's transaction in the round trip of the last one.
   */
  public void appendAndCommit(Connection connection, List<PendingEvent> published)
      throws SQLException {
    var events = payloads.toStore(published);
    append(connection, events.subList(0, events.size() - 1));
    try (var last = connection.prepareStatement(APPEND_AND_COMMIT)) {
      LogAppend.bind(last, events.getLast());
      last.execute();
    }
  }

  private static void append(Connection connection, List<PendingEvent> events) throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    try (var statement = connection.prepareStatement(LogAppend.SQL)) {
      for (var event : events) {
        LogAppend.bind(statement, event);
        statement.addBatch();
      }
      statement.executeBatch();
    }
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
    named.query(LogRead.SQL, LogRead.parameters(cursors, names, limit), rows);
    return cursors.stream().map(cursor -> rows.slice(cursor.partition())).toList();
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
