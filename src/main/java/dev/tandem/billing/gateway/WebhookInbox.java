package dev.tandem.billing.gateway;

import dev.tandem.kernel.persistence.Rows;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps each webhook once, by the id of the gateway's event. */
@Component
class WebhookInbox {

  private final JdbcClient jdbc;
  private final Clock clock;

  WebhookInbox(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void store(String id, String gateway, String body) {
    jdbc.sql(
            """
            insert into billing.webhook (event_id, gateway, body, received_at)
            values (?, ?, ?, ?) on conflict do nothing\
            """)
        .params(id, gateway, body, clock.instant())
        .update();
  }

  /** The bodies of up to 50 messages that have not been applied; the oldest first. */
  List<String> pendingBodies() {
    return jdbc.sql(
            """
            select body from billing.webhook where applied_at is null
            order by received_at limit 50\
            """)
        .query(Rows.of(String.class))
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
}
