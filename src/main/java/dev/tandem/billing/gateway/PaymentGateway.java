package dev.tandem.billing.gateway;

import dev.tandem.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Whoever moves the money outside. Called outside of transactions, and with the same key as often
 * as needed: a key is one movement, however often it is asked for.
 */
public interface PaymentGateway {

  /** As in the address of its webhooks. */
  String name();

  GatewayResponse execute(GatewayRequest order);

  /** What became of an order; {@link GatewayResponse.NotReceived} if it never arrived. */
  GatewayResponse findResult(GatewayRequest order);

  enum GatewayOperation {
    AUTHORISE,
    CAPTURE,
    VOID,
    REFUND,
    PAYOUT
  }

  /**
   * @param key {@code booking:operation:attempt}, the idempotency key
   * @param card the gateway's token, where a card is to be charged
   */
  record GatewayRequest(
      String key, GatewayOperation operation, Money amount, @Nullable String card) {}

  /** What the gateway says. */
  sealed interface GatewayResponse {

    record Succeeded() implements GatewayResponse {}

    record Declined(String reason) implements GatewayResponse {}

    /** It will say later, by webhook. */
    record Pending() implements GatewayResponse {}

    /** It did not answer in time: it may have moved the money or not. */
    record Unknown() implements GatewayResponse {}

    record NotReceived() implements GatewayResponse {}
  }
}
