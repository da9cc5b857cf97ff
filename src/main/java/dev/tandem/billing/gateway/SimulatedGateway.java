package dev.tandem.billing.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A gateway that moves no money. The card's token decides the result: {@code ok} succeeds; {@code
 * declined} is declined; {@code timeout} is charged without a response; {@code slow} succeeds later
 * by webhook; {@code disputed} is charged back later. Payouts arrive later.
 */
@Component
class SimulatedGateway implements PaymentGateway {

  private final JdbcClient jdbc;
  private final SimulatedWebhookQueue webhooks;
  private final Clock clock;

  SimulatedGateway(JdbcClient jdbc, SimulatedWebhookQueue webhooks, Clock clock) {
    this.jdbc = jdbc;
    this.webhooks = webhooks;
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
      case REFUND -> succeed(request, Duration.ZERO);
      case PAYOUT -> {
        webhooks.schedule("payout.paid", request.key());
        yield succeed(request, SimulatedWebhookQueue.DELAY);
      }
    };
  }

  private GatewayResponse charge(GatewayRequest request, String card) {
    return switch (card) {
      case "ok" -> succeed(request, Duration.ZERO);
      case "timeout" -> {
        succeed(request, Duration.ZERO);
        yield new GatewayResponse.Unknown();
      }
      case "slow" -> {
        webhooks.schedule("capture.succeeded", request.key());
        webhooks.schedule("capture.pending", request.key());
        yield succeed(request, SimulatedWebhookQueue.DELAY);
      }
      case "disputed" -> {
        webhooks.schedule("dispute.lost", request.key());
        yield succeed(request, Duration.ZERO);
      }
      case "declined" -> decline(request, "The card was declined.");
      default -> decline(request, "The card is unknown.");
    };
  }

  private GatewayResponse succeed(GatewayRequest request, Duration visibleAfter) {
    return saveOperation(request, "SUCCEEDED", null, visibleAfter);
  }

  private GatewayResponse decline(GatewayRequest request, String reason) {
    return saveOperation(request, "DECLINED", reason, Duration.ZERO);
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
