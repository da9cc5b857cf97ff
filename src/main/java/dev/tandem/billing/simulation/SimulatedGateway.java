package dev.tandem.billing.simulation;

import dev.tandem.billing.gateway.GatewayRequest;
import dev.tandem.billing.gateway.GatewayResponse;
import dev.tandem.billing.gateway.PaymentGateway;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * A gateway that moves no money. The card's token decides the result: {@code ok} succeeds; {@code
 * declined} is declined; {@code timeout} is charged without a response; {@code slow} succeeds later
 * by webhook; {@code disputed} is charged back later. Payouts arrive later.
 */
@Component
class SimulatedGateway implements PaymentGateway {

  private final SimulatedOperations operations;
  private final SimulatedWebhookQueue webhooks;

  SimulatedGateway(SimulatedOperations operations, SimulatedWebhookQueue webhooks) {
    this.operations = operations;
    this.webhooks = webhooks;
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
    return operations.save(request, "SUCCEEDED", null, visibleAfter);
  }

  private GatewayResponse decline(GatewayRequest request, String reason) {
    return operations.save(request, "DECLINED", reason, Duration.ZERO);
  }

  @Override
  public GatewayResponse findResult(GatewayRequest request) {
    return operations.find(request);
  }
}
