package dev.tandem.billing.gateway;

import dev.tandem.billing.gateway.PaymentGateway.GatewayOperation;
import dev.tandem.billing.gateway.PaymentGateway.GatewayRequest;
import dev.tandem.kernel.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order to the gateway as it is kept.
 *
 * @param subject the booking, the pack or the payout it is for
 * @param refundId which of a booking's refunds, for a refund
 * @param memberId whose money it is
 * @param attempt counted from 1; a new one only after a definite no
 */
public record GatewayOrder(
    String key,
    OrderPurpose purpose,
    GatewayOperation operation,
    UUID subject,
    @Nullable UUID refundId,
    UUID memberId,
    int attempt,
    long amount,
    String currency,
    @Nullable String card,
    OrderStatus status,
    int checks) {

  public enum OrderPurpose {
    BOOKING,
    PACK,
    REFUND,
    PAYOUT
  }

  public Money money() {
    return Money.of(amount, currency);
  }

  GatewayRequest toRequest() {
    return new GatewayRequest(key, operation, money(), card);
  }

  /** What a gateway gives out as a card's token: printable, and not long. */
  public static boolean isCardToken(String text) {
    return text.matches("[!-~]{1,200}");
  }

  public static String keyOf(UUID subject, GatewayOperation operation, int attempt) {
    return subject + ":" + operation.name().toLowerCase(java.util.Locale.ROOT) + ":" + attempt;
  }
}
