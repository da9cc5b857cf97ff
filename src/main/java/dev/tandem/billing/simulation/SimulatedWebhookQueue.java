package dev.tandem.billing.simulation;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.time.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The webhooks that the simulated gateway will send, each twice, as real gateways may. */
@Component
class SimulatedWebhookQueue {

  static final Duration DELAY = Duration.ofSeconds(3);

  private final JdbcClient jdbc;
  private final Clock clock;

  SimulatedWebhookQueue(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Schedules both copies, one {@link #DELAY} after the other. */
  void schedule(String type, String key) {
    var event = "evt_" + Ids.named(type + key);
    for (int copy = 1; copy <= 2; copy++) {
      jdbc.sql(
              """
              insert into billing.simulated_webhook (event_id, type, key, due_at)
              values (?, ?, ?, ?)\
              """)
          .params(event, type, key, clock.instant().plus(DELAY.multipliedBy(copy)))
          .update();
    }
  }

  /** Removes and returns up to 50 webhooks that are due. */
  List<SimulatedWebhook> takeDue(Instant now) {
    return jdbc.sql(
            """
            delete from billing.simulated_webhook where id in (
              select id from billing.simulated_webhook where due_at <= ?
              order by id for update skip locked limit 50)
            returning event_id, type, key\
            """)
        .param(now)
        .query(Rows.of(SimulatedWebhook.class))
        .list();
  }

  record SimulatedWebhook(String eventId, String type, String key) {}
}
