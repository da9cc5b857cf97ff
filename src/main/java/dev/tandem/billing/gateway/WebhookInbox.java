package dev.tandem.billing.gateway;

import dev.tandem.kernel.persistence.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps each webhook once, by the id of the gateway's event. */
@Component
class WebhookInbox {

  /** About three weeks: each pause is twice the one before, up to a day. */
  private static final int MAX_ATTEMPTS = 36;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

  private final JdbcClient jdbc;
  private final Clock clock;

  WebhookInbox(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  record StoredWebhook(String eventId, String body, int attempts) {}

  void store(WebhookMessage message, String gateway, String body) {
    var now = clock.instant();
    jdbc.sql(
            """
            insert into billing.webhook (event_id, gateway, body, key, received_at, due_at)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing\
            """)
        .params(message.id(), gateway, body, message.key(), now, now.plus(FIRST_PAUSE))
        .update();
  }

  /** Up to 50 messages that have not been applied and are due again; the longest due first. */
  List<StoredWebhook> findDue() {
    return jdbc.sql(
            """
            select event_id, body, attempts from billing.webhook
            where applied_at is null and due_at <= ? order by due_at limit 50\
            """)
        .param(clock.instant())
        .query(Rows.of(StoredWebhook.class))
        .list();
  }

  /** The messages about an order that have not been applied; the oldest first. */
  List<StoredWebhook> findWaiting(String key) {
    return jdbc.sql(
            """
            select event_id, body, attempts from billing.webhook
            where applied_at is null and key = ? order by received_at\
            """)
        .param(key)
        .query(Rows.of(StoredWebhook.class))
        .list();
  }

  /**
   * Locks a message until the transaction ends.
   *
   * @return whether the message has still to be applied
   */
  boolean lockPending(String id) {
    return jdbc.sql(
            """
            select event_id from billing.webhook
            where event_id = ? and applied_at is null for update\
            """)
        .param(id)
        .query(String.class)
        .optional()
        .isPresent();
  }

  void markApplied(String id) {
    jdbc.sql("update billing.webhook set applied_at = ? where event_id = ?")
        .params(clock.instant(), id)
        .update();
  }

  /** Tries again later, twice as late each time. After the last attempt it is only kept. */
  void postpone(StoredWebhook webhook) {
    jdbc.sql("update billing.webhook set attempts = ?, due_at = ? where event_id = ?")
        .param(webhook.attempts() + 1)
        .param(nextAttempt(webhook.attempts()))
        .param(webhook.eventId())
        .update();
  }

  private @Nullable Instant nextAttempt(int attempts) {
    if (attempts >= MAX_ATTEMPTS) {
      return null;
    }
    var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 20));
    var pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    return clock.instant().plus(pause);
  }
}
