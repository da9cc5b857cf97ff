package dev.tandem.eventing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Deliveries that failed and wait to be tried again or for an operator, and behind each the later
 * ones of its key, in order. The first of a key is never WAITING.
 */
class ParkedEvents {

  private static final String INSERT =
      """
      insert into eventing.parked
        (subscription, lane, pos, state, attempts, due_at, reason,
         event_id, name, key, recorded_at, trace, payload)
      values (?, ?, ?, ?, ?, clock_timestamp() + ? * interval '1 millisecond', ?, ?, ?, ?, ?, ?, ?)
      """;

  private final JdbcTemplate jdbc;
  private final EventingProperties.Retry retry;

  ParkedEvents(JdbcTemplate jdbc, EventingProperties properties) {
    this.jdbc = jdbc;
    this.retry = properties.retry();
  }

  /** Which keys are held back from which of the cursor's subscriptions. */
  Set<Held> held(Cursor cursor) {
    return new HashSet<>(
        jdbc.query(
            "select distinct subscription, key from eventing.parked"
                + " where subscription = any(?::text[]) and lane = ?",
            (row, i) -> new Held(row.getString(1), row.getObject(2, UUID.class)),
            cursor.subscriptions().toArray(String[]::new),
            cursor.lane()));
  }

  /** The first that may be tried again now. */
  Optional<Retrying> due(Cursor cursor) {
    return jdbc
        .query(
            """
            select * from eventing.parked
             where subscription = any(?::text[]) and lane = ?
               and state = 'RETRYING' and due_at <= clock_timestamp()
             order by pos limit 1
            """,
            (row, i) -> retrying(row),
            cursor.subscriptions().toArray(String[]::new),
            cursor.lane())
        .stream()
        .findFirst();
  }

  private static Retrying retrying(ResultSet row) throws SQLException {
    var event =
        new LoggedEvent(
            0,
            row.getInt("lane"),
            row.getLong("pos"),
            row.getObject("event_id", UUID.class),
            row.getString("name"),
            row.getObject("key", UUID.class),
            row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
            row.getString("trace"),
            row.getString("payload"));
    return new Retrying(
        row.getObject("id", UUID.class),
        row.getString("subscription"),
        row.getInt("attempts"),
        event);
  }

  /** Behind an earlier one of its key. */
  void queue(String subscription, LoggedEvent event) {
    insert(subscription, event, "WAITING", 0, Duration.ZERO, null);
  }

  void failed(String subscription, LoggedEvent event, Throwable why) {
    var state = stateAfter(1, why);
    insert(subscription, event, state, 1, retry.after(1), Reason.of(why));
  }

  /** True: there may be others that are due. */
  boolean failedAgain(Retrying it, Throwable why) {
    int attempts = it.attempts() + 1;
    jdbc.update(
        """
        update eventing.parked
           set state = ?, attempts = ?, reason = ?,
               due_at = clock_timestamp() + ? * interval '1 millisecond'
         where id = ?
        """,
        stateAfter(attempts, why),
        attempts,
        Reason.of(why),
        retry.after(attempts).toMillis(),
        it.id());
    return true;
  }

  private String stateAfter(int attempts, Throwable why) {
    boolean hopeless = why instanceof EventTypes.Unreadable || attempts >= retry.attempts();
    return hopeless ? "PARKED" : "RETRYING";
  }

  /** It is done; the next of its key may go. */
  void remove(UUID id) {
    jdbc.update(
        """
        with gone as (
          delete from eventing.parked where id = ? returning subscription, lane, key, pos)
        update eventing.parked p
           set state = 'RETRYING', due_at = clock_timestamp()
         where p.id = (
           select n.id from eventing.parked n, gone
            where n.subscription = gone.subscription and n.lane = gone.lane
              and n.key = gone.key and n.pos > gone.pos
            order by n.pos limit 1)
        """,
        id);
  }

  private void insert(
      String subscription,
      LoggedEvent event,
      String state,
      int attempts,
      Duration wait,
      @Nullable String reason) {
    jdbc.update(
        INSERT,
        subscription,
        event.lane(),
        event.pos(),
        state,
        attempts,
        wait.toMillis(),
        reason,
        event.eventId(),
        event.name(),
        event.key(),
        event.recordedAt().atOffset(ZoneOffset.UTC),
        event.trace(),
        event.payload());
  }

  record Held(String subscription, UUID key) {}

  record Retrying(UUID id, String subscription, int attempts, LoggedEvent event) {}
}
