package dev.tandem.billing.gateway;

import dev.tandem.kernel.money.Money;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * What an order asks the gateway to do. The terms never change.
 *
 * @param subject the booking, the pack or the payout
 * @param refundId which of a booking's refunds, for a refund
 * @param memberId the member who pays or is paid
 * @param attempt counted from 1; a new one only after the gateway declined
 * @param amount in minor units
 * @param card the gateway's token of the card to charge
 */
@ValueObject
public record OrderTerms(
    OrderPurpose purpose,
    GatewayOperation operation,
    UUID subject,
    @Nullable UUID refundId,
    UUID memberId,
    int attempt,
    long amount,
    String currency,
    @Nullable String card) {

  static OrderTerms capture(
      OrderPurpose purpose,
      UUID subject,
      UUID member,
      int attempt,
      Money price,
      @Nullable String card) {
    return new OrderTerms(
        purpose,
        GatewayOperation.CAPTURE,
        subject,
        null,
        member,
        attempt,
        price.minor(),
        price.currency(),
        card);
  }

  static OrderTerms refund(UUID booking, UUID refund, UUID member, int attempt, Money amount) {
    return new OrderTerms(
        OrderPurpose.REFUND,
        GatewayOperation.REFUND,
        booking,
        refund,
        member,
        attempt,
        amount.minor(),
        amount.currency(),
        null);
  }

  static OrderTerms payout(UUID payout, UUID mentor, Money amount) {
    return new OrderTerms(
        OrderPurpose.PAYOUT,
        GatewayOperation.PAYOUT,
        payout,
        null,
        mentor,
        1,
        amount.minor(),
        amount.currency(),
        null);
  }

  public Money money() {
    return Money.of(amount, currency);
  }
}
