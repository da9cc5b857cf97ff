package dev.tandem.billing.gateway;

import dev.tandem.kernel.persistence.Rows;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A gateway that moves no money. The card's token decides the result: {@code ok} succeeds; {@code
 * declined} is declined; {@code timeout} is charged without a response; {@code slow} succeeds later
 * by webhook; {@code disputed} is charged back later. Payouts arrive later. Every webhook is sent
 * twice, as real gateways may.
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
  public GatewayResponse execute(GatewayRequest request) {
    var before = findResult(request);
    return before instanceof GatewayResponse.NotReceived ? executeNew(request) : before;
  }

  private GatewayResponse executeNew(GatewayRequest request) {
    return switch (request.operation()) {
      case CAPTURE -> charge(request, String.valueOf(request.card()));
      case REFUND -> saveOperation(request, "SUCCEEDED", null, Duration.ZERO);
      case PAYOUT -> {
        scheduleWebhook("payout.paid", request.key(), WEBHOOK_DELAY);
        yield saveOperation(request, "SUCCEEDED", null, WEBHOOK_DELAY);
      }
    };
  }

  private GatewayResponse charge(GatewayRequest request, String card) {
    return switch (card) {
      case "ok" -> saveOperation(request, "SUCCEEDED", null, Duration.ZERO);
      case "timeout" -> {
        saveOperation(request, "SUCCEEDED", null, Duration.ZERO);
        yield new GatewayResponse.Unknown();
      }
      case "slow" -> {
        scheduleWebhook("capture.succeeded", request.key(), WEBHOOK_DELAY);
        scheduleWebhook("capture.pending", request.key(), WEBHOOK_DELAY);
        yield saveOperation(request, "SUCCEEDED", null, WEBHOOK_DELAY);
      }
      case "disputed" -> {
        scheduleWebhook("dispute.lost", request.key(), WEBHOOK_DELAY);
        yield saveOperation(request, "SUCCEEDED", null, Duration.ZERO);
      }
      case "declined" ->
          saveOperation(request, "DECLINED", "The card was declined.", Duration.ZERO);
      default -> saveOperation(request, "DECLINED", "The card is unknown.", Duration.ZERO);
    };
  }

  private GatewayResponse saveOperation(
      GatewayRequest request, String outcome, @Nullable String reason, Duration visibleAfter) {
    jdbc.sql(
            """
            insert into billing.simulated_operation (key, operation, outcome, reason, visible_at)
            values (?, ?, ?, ?, ?) on conflict do nothing\
            """)
        .params(request.key(), request.operation().name(), outcome)
        .param(reason)
        .param(clock.instant().plus(visibleAfter))
        .update();
    return findResult(request);
  }

  @Override
  public GatewayResponse findResult(GatewayRequest request) {
    return jdbc.sql(
            "select outcome, reason, visible_at from billing.simulated_operation where key = ?")
        .param(request.key())
        .query(SimulatedOperation.class)
        .optional()
        .map(operation -> operation.response(clock.instant()))
        .orElseGet(GatewayResponse.NotReceived::new);
  }

  private void scheduleWebhook(String type, String key, Duration delay) {
    var event = "evt_" + UUID.nameUUIDFromBytes((type + key).getBytes(StandardCharsets.UTF_8));
    for (int copy = 1; copy <= 2; copy++) {
      jdbc.sql(
              """
              insert into billing.simulated_webhook (event_id, type, key, due_at)
              values (?, ?, ?, ?)\
              """)
          .params(event, type, key, clock.instant().plus(delay.multipliedBy(copy)))
          .update();
    }
  }

  /** Removes and returns up to 50 webhooks that are due. */
  List<SimulatedWebhook> takeDueWebhooks(Instant now) {
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
