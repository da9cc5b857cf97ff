package dev.tandem.billing.gateway;

import dev.tandem.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The provider that charges cards and sends payouts. Called outside of transactions. The key makes
 * calls idempotent: one key moves money at most once, however often it is sent.
 */
public interface PaymentGateway {

  /** The name in the URL of the webhooks. */
  String name();

  GatewayResponse execute(GatewayRequest request);

  /** The result of an earlier request; {@link GatewayResponse.NotReceived} if there was none. */
  GatewayResponse findResult(GatewayRequest request);

  enum GatewayOperation {
    CAPTURE,
    REFUND,
    PAYOUT
  }

  /**
   * @param key {@code booking:operation:attempt}, the idempotency key
   * @param card the gateway's token of the card to charge
   */
  record GatewayRequest(
      String key, GatewayOperation operation, Money amount, @Nullable String card) {}

  sealed interface GatewayResponse {

    record Succeeded() implements GatewayResponse {}

    record Declined(String reason) implements GatewayResponse {}

    /** The result follows by webhook. */
    record Pending() implements GatewayResponse {}

    /** The gateway did not answer in time; the money may have moved or not. */
    record Unknown() implements GatewayResponse {}

    record NotReceived() implements GatewayResponse {}
  }
}
