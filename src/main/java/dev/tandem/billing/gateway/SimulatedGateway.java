package dev.tandem.billing.gateway;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A gateway that moves no money, with the manners of one that does. What it does depends on the
 * card: {@code ok}; {@code declined}; {@code timeout} takes the money but does not answer; {@code
 * slow} says so later by webhook; {@code disputed} is charged back later. Payouts arrive later. It
 * sends every webhook twice.
 */
@Component
class SimulatedGateway implements PaymentGateway {

  static final Duration WEBHOOK_DELAY = Duration.ofSeconds(3);

  private final JdbcClient jdbc;
  private final Clock clock;

  SimulatedGateway(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "simulated";
  }

  @Override
  public GatewayResponse execute(GatewayRequest order) {
    var before = findResult(order);
    return before instanceof GatewayResponse.NotReceived ? executeNew(order) : before;
  }

  private GatewayResponse executeNew(GatewayRequest order) {
    return switch (order.operation()) {
      case CAPTURE -> charge(order, String.valueOf(order.card()));
      case REFUND -> saveOperation(order, "SUCCEEDED", null, Duration.ZERO);
      case PAYOUT -> {
        scheduleWebhook("payout.paid", order.key(), WEBHOOK_DELAY);
        yield saveOperation(order, "SUCCEEDED", null, WEBHOOK_DELAY);
      }
    };
  }

  private GatewayResponse charge(GatewayRequest order, String card) {
    return switch (card) {
      case "ok" -> saveOperation(order, "SUCCEEDED", null, Duration.ZERO);
      case "timeout" -> {
        saveOperation(order, "SUCCEEDED", null, Duration.ZERO);
        yield new GatewayResponse.Unknown();
      }
      case "slow" -> {
        scheduleWebhook("capture.succeeded", order.key(), WEBHOOK_DELAY);
        scheduleWebhook("capture.pending", order.key(), WEBHOOK_DELAY);
        yield saveOperation(order, "SUCCEEDED", null, WEBHOOK_DELAY);
      }
      case "disputed" -> {
        scheduleWebhook("dispute.lost", order.key(), WEBHOOK_DELAY);
        yield saveOperation(order, "SUCCEEDED", null, Duration.ZERO);
      }
      case "declined" -> saveOperation(order, "DECLINED", "The card was declined.", Duration.ZERO);
      default -> saveOperation(order, "DECLINED", "The card is not known.", Duration.ZERO);
    };
  }

  private GatewayResponse saveOperation(
      GatewayRequest order, String outcome, @Nullable String reason, Duration visibleAfter) {
    jdbc.sql(
            """
            insert into billing.simulated_operation (key, operation, outcome, reason, visible_at)
            values (?, ?, ?, ?, ?) on conflict do nothing\
            """)
        .params(order.key(), order.operation().name(), outcome)
        .param(reason)
        .param(Timestamp.from(clock.instant().plus(visibleAfter)))
        .update();
    return findResult(order);
  }

  @Override
  public GatewayResponse findResult(GatewayRequest order) {
    return jdbc.sql(
            "select outcome, reason, visible_at from billing.simulated_operation where key = ?")
        .param(order.key())
        .query(SimulatedOperation.class)
        .optional()
        .map(it -> it.response(clock.instant()))
        .orElseGet(GatewayResponse.NotReceived::new);
  }

  private void scheduleWebhook(String type, String key, Duration delay) {
    var event =
        "evt_"
            + UUID.nameUUIDFromBytes(
                (type + key).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    for (int copy = 1; copy <= 2; copy++) {
      jdbc.sql(
              """
              insert into billing.simulated_webhook (event_id, type, key, due_at)
              values (?, ?, ?, ?)\
              """)
          .params(event, type, key, Timestamp.from(clock.instant().plus(delay.multipliedBy(copy))))
          .update();
    }
  }

  /** Takes the webhooks that are due; each is given once, as a post office would. */
  List<SimulatedWebhook> takeDueWebhooks(Instant now) {
    return jdbc.sql(
            """
            delete from billing.simulated_webhook where id in (
              select id from billing.simulated_webhook where due_at <= ?
              order by id for update skip locked limit 50)
            returning event_id, type, key\
            """)
        .param(Timestamp.from(now))
        .query(new SimplePropertyRowMapper<>(SimulatedWebhook.class))
        .list();
  }

  record SimulatedWebhook(String eventId, String type, String key) {}

  record SimulatedOperation(String outcome, @Nullable String reason, Instant visibleAt) {

    GatewayResponse response(Instant now) {
      if (now.isBefore(visibleAt)) {
        return new GatewayResponse.Pending();
      }
      return outcome.equals("SUCCEEDED")
          ? new GatewayResponse.Succeeded()
          : new GatewayResponse.Declined(Optional.ofNullable(reason).orElse("declined"));
    }
  }
}
