package dev.tandem.eventing.delivery;

import dev.tandem.eventing.EventingProperties;
import dev.tandem.eventing.log.Cursor;
import dev.tandem.eventing.log.EventTypes;
import dev.tandem.eventing.log.LoggedEvent;
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
import org.springframework.stereotype.Component;

/**
 * Deliveries that are held back. The first of a key has failed and is RETRYING, or PARKED until an
 * operator decides; the later ones of the key are BLOCKED behind it, in order.
 */
@Component
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

  /** The keys of the partition that are held back from the cursor's subscriptions. */
  Set<HeldKey> heldKeys(Cursor cursor) {
    return new HashSet<>(
        jdbc.query(
            "select distinct subscription, key from eventing.parked"
                + " where subscription = any(?::text[]) and partition = ?",
            (row, i) ->
                new HeldKey(row.getString("subscription"), row.getObject("key", UUID.class)),
            cursor.subscriptions().toArray(String[]::new),
            cursor.partition()));
  }

  /** The first failed delivery of the partition that may be retried now. */
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

  /** Blocks the event behind an earlier one of its key. */
  void queueBehind(String subscription, LoggedEvent event) {
    insert(subscription, event, "BLOCKED", 0, Duration.ZERO, null);
  }

  void recordFailure(String subscription, LoggedEvent event, Throwable failure) {
    insert(
        subscription,
        event,
        stateAfter(1, failure),
        1,
        retry.delayAfter(1),
        FailureSummary.of(failure));
  }

  void recordRetryFailure(DueRetry failed, Throwable failure) {
    int attempts = failed.attempts() + 1;
    jdbc.update(
        """
        update eventing.parked
           set state = ?, attempts = ?, reason = ?,
               due_at = clock_timestamp() + ? * interval '1 millisecond'
         where id = ?
        """,
        stateAfter(attempts, failure),
        attempts,
        FailureSummary.of(failure),
        retry.delayAfter(attempts).toMillis(),
        failed.id());
  }

  /** A payload that cannot be read is parked at once: a retry cannot succeed. */
  private String stateAfter(int attempts, Throwable failure) {
    boolean isFinal =
        failure instanceof EventTypes.UnreadableEventException || attempts >= retry.attempts();
    return isFinal ? "PARKED" : "RETRYING";
  }

  /** Removes the delivery and unblocks the next one of its key. */
  public void remove(UUID id) {
    jdbc.update(
        """
        with removed as (
          delete from eventing.parked where id = ? returning id, subscription, partition, key)
        update eventing.parked p
           set state = 'RETRYING', due_at = clock_timestamp()
         where p.id = (
           select n.id from eventing.parked n, removed r
            where n.subscription = r.subscription and n.partition = r.partition
              and n.key = r.key and n.id <> r.id
            order by n.position limit 1)
        """,
        id);
  }

  private void insert(
      String subscription,
      LoggedEvent event,
      String state,
      int attempts,
      Duration delay,
      @Nullable String reason) {
    jdbc.update(
        INSERT,
        subscription,
        event.partition(),
        event.position(),
        state,
        attempts,
        delay.toMillis(),
        reason,
        event.eventId(),
        event.name(),
        event.key(),
        event.recordedAt().atOffset(ZoneOffset.UTC),
        event.trace(),
        event.payload());
  }

  /** A key whose events are held back from a subscription. */
  record HeldKey(String subscription, UUID key) {}

  /** A failed delivery that may be retried. */
  record DueRetry(UUID id, String subscription, int attempts, LoggedEvent event) {}
}
