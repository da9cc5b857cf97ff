package dev.tandem.eventing.delivery;

import dev.tandem.eventing.EventingProperties;
import dev.tandem.eventing.log.Cursor;
import dev.tandem.eventing.log.EventTypes;
import dev.tandem.eventing.log.LoggedEvent;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Deliveries that failed and wait to be tried again or for an operator, and behind each the later
 * ones of its key, in order. The first of a key is never WAITING.
 */
public class ParkedEvents {

  private static final String INSERT =
      """
      insert into eventing.parked
        (subscription, partition, position, state, attempts, due_at, reason,
         event_id, name, key, recorded_at, trace, payload)
      values (?, ?, ?, ?, ?, clock_timestamp() + ? * interval '1 millisecond', ?, ?, ?, ?, ?, ?, ?)
      on conflict do nothing
      """;

  private final JdbcTemplate jdbc;
  private final EventingProperties.RetryProperties retry;

  public ParkedEvents(JdbcTemplate jdbc, EventingProperties properties) {
    this.jdbc = jdbc;
    this.retry = properties.retry();
  }

  /** Which keys are held back from which of the cursor's subscriptions. */
  Set<HeldKey> heldKeys(Cursor cursor) {
    return new HashSet<>(
        jdbc.query(
            "select distinct subscription, key from eventing.parked"
                + " where subscription = any(?::text[]) and partition = ?",
            (row, i) -> new HeldKey(row.getString(1), row.getObject(2, UUID.class)),
            cursor.subscriptions().toArray(String[]::new),
            cursor.partition()));
  }

  /** The first that may be tried again now. */
  Optional<DueRetry> findDue(Cursor cursor) {
    return jdbc
        .query(
            """
            select * from eventing.parked
             where subscription = any(?::text[]) and partition = ?
               and state = 'RETRYING' and due_at <= clock_timestamp()
             order by position limit 1
            """,
            (row, i) -> dueRetry(row),
            cursor.subscriptions().toArray(String[]::new),
            cursor.partition())
        .stream()
        .findFirst();
  }

  private static DueRetry dueRetry(ResultSet row) throws SQLException {
    var event =
        new LoggedEvent(
            0,
            row.getInt("partition"),
            row.getLong("position"),
            row.getObject("event_id", UUID.class),
            row.getString("name"),
            row.getObject("key", UUID.class),
            row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
            row.getObject("event_id", UUID.class),
            null,
            row.getString("trace"),
            0,
            null,
            row.getString("payload"));
    return new DueRetry(
        row.getObject("id", UUID.class),
        row.getString("subscription"),
        row.getInt("attempts"),
        event);
  }

  /** Behind an earlier one of its key. */
  void queueBehind(String subscription, LoggedEvent event) {
    insert(subscription, event, "BLOCKED", 0, Duration.ZERO, null);
  }

  void recordFailure(String subscription, LoggedEvent event, Throwable why) {
    var state = stateAfter(1, why);
    insert(subscription, event, state, 1, retry.delayAfter(1), FailureSummary.of(why));
  }

  /** True: there may be others that are due. */
  boolean recordRetryFailure(DueRetry it, Throwable why) {
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
        FailureSummary.of(why),
        retry.delayAfter(attempts).toMillis(),
        it.id());
    return true;
  }

  private String stateAfter(int attempts, Throwable why) {
    boolean hopeless =
        why instanceof EventTypes.UnreadableEventException || attempts >= retry.attempts();
    return hopeless ? "PARKED" : "RETRYING";
  }

  /** It is done; the next of its key may go. */
  public void remove(UUID id) {
    jdbc.update(
        """
        with gone as (
          delete from eventing.parked where id = ? returning id, subscription, partition, key)
        update eventing.parked p
           set state = 'RETRYING', due_at = clock_timestamp()
         where p.id = (
           select n.id from eventing.parked n, gone
            where n.subscription = gone.subscription and n.partition = gone.partition
              and n.key = gone.key and n.id <> gone.id
            order by n.position limit 1)
        """,
        id);
  }

  /** Whose it is, if an operator may decide about it. */
  public Optional<String> findSubscription(UUID id) {
    return jdbc
        .query(
            "select subscription from eventing.parked where id = ? and state = 'PARKED'",
            (row, i) -> row.getString(1),
            id)
        .stream()
        .findFirst();
  }

  public Optional<String> retryNow(UUID id) {
    return jdbc
        .query(
            """
            update eventing.parked
               set state = 'RETRYING', attempts = 0, due_at = clock_timestamp()
             where id = ? and state = 'PARKED' returning subscription
            """,
            (row, i) -> row.getString(1),
            id)
        .stream()
        .findFirst();
  }

  public Page<ParkedEvent> page(Paging paging, EventTypes types) {
    var items =
        jdbc.query(
            """
            select p.*, (select count(*) from eventing.parked w
                          where w.subscription = p.subscription and w.partition = p.partition
                            and w.key = p.key and w.state = 'BLOCKED') as waiting
              from eventing.parked p where p.state = 'PARKED'
             order by p.recorded_at, p.id limit ? offset ?
            """,
            (row, i) -> parkedEvent(row, types),
            paging.size(),
            paging.offset());
    var total =
        jdbc.queryForObject(
            "select count(*) from eventing.parked where state = 'PARKED'", Long.class);
    return Page.of(items, paging, total == null ? 0 : total);
  }

  private static ParkedEvent parkedEvent(ResultSet row, EventTypes types) throws SQLException {
    return new ParkedEvent(
        row.getObject("id", UUID.class),
        row.getString("subscription"),
        row.getString("name"),
        row.getObject("event_id", UUID.class),
        row.getObject("key", UUID.class),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getInt("attempts"),
        types.redacted(
            row.getString("name"),
            row.getString("payload"),
            Objects.requireNonNullElse(row.getString("reason"), "")),
        row.getLong("waiting"),
        types.redacted(row.getString("name"), row.getString("payload")));
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
        event.partition(),
        event.position(),
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

  record HeldKey(String subscription, UUID key) {}

  record DueRetry(UUID id, String subscription, int attempts, LoggedEvent event) {}
}
