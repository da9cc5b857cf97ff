package dev.tandem.eventing.delivery;

import dev.tandem.eventing.EventingProperties;
import dev.tandem.eventing.EventingProperties.RetryProperties;
import dev.tandem.eventing.log.Cursor;
import dev.tandem.eventing.log.LoggedEvent;
import dev.tandem.eventing.log.StoredPayloads;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
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
class ParkedEvents {

  private static final String INSERT =
      """
      insert into eventing.parked
        (subscription, partition, position, state, attempts, due_at, reason,
         event_id, name, key, recorded_at, trace, payload)
      values (?, ?, ?, ?, ?, clock_timestamp() + ? * interval '1 millisecond', ?, ?, ?, ?, ?, ?, ?)
      on conflict do nothing
      """;

  private final JdbcTemplate jdbc;
  private final RetryProperties retry;
  private final StoredPayloads payloads;

  ParkedEvents(JdbcTemplate jdbc, EventingProperties properties, StoredPayloads payloads) {
    this.jdbc = jdbc;
    this.retry = properties.retry();
    this.payloads = payloads;
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

  /** Blocks the event behind an earlier one of its key. */
  void queueBehind(String subscription, LoggedEvent event) {
    insert(subscription, event, "BLOCKED", 0, Duration.ZERO, null);
  }

  void recordFailure(String subscription, LoggedEvent event, Throwable failure) {
    var decision = RetryDecision.after(0, failure, retry);
    insert(
        subscription,
        event,
        decision.state(),
        decision.attempts(),
        decision.delay(),
        payloads.redactReason(event.name(), event.payload(), decision.reason()));
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
        payloads.encrypt(event.name(), event.payload()));
  }
}
