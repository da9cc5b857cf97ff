package dev.tandem.billing.gateway;

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
}
