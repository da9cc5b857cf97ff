package dev.tandem.billing.gateway;

import dev.tandem.billing.gateway.PaymentGateway.GatewayOperation;
import dev.tandem.billing.gateway.PaymentGateway.GatewayRequest;
import dev.tandem.kernel.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An order to the gateway: to charge a card, to refund a charge, to pay a mentor out.
 *
 * @param key the idempotency key, {@code subject:operation:attempt}
 * @param subject the booking, the pack or the payout
 * @param refundId which of a booking's refunds, for a refund
 * @param memberId the member who pays or is paid
 * @param attempt counted from 1; a new one only after the gateway declined
 * @param amount in minor units
 * @param card the gateway's token of the card to charge
 * @param checks how often the order was sent or its result requested
 * @param dueAt when the order is sent, or its result requested, next
 */
@AggregateRoot
@Table(schema = "billing")
public record GatewayOrder(
    @Id @Identity String key,
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
    @Nullable String reason,
    int checks,
    Instant dueAt,
    Instant orderedAt) {

  static GatewayOrder capture(
      OrderPurpose purpose,
      UUID subject,
      UUID member,
      int attempt,
      Money price,
      @Nullable String card,
      Instant now,
      Instant dueAt) {
    var operation = GatewayOperation.CAPTURE;
    return ready(purpose, operation, subject, null, member, attempt, price, card, now, dueAt);
  }

  static GatewayOrder refund(
      UUID booking,
      UUID refund,
      UUID member,
      int attempt,
      Money amount,
      Instant now,
      Instant dueAt) {
    return ready(
        OrderPurpose.REFUND,
        GatewayOperation.REFUND,
        booking,
        refund,
        member,
        attempt,
        amount,
        null,
        now,
        dueAt);
  }

  static GatewayOrder payout(UUID payout, UUID mentor, Money amount, Instant now) {
    return ready(
        OrderPurpose.PAYOUT,
        GatewayOperation.PAYOUT,
        payout,
        null,
        mentor,
        1,
        amount,
        null,
        now,
        now);
  }

  private static GatewayOrder ready(
      OrderPurpose purpose,
      GatewayOperation operation,
      UUID subject,
      @Nullable UUID refund,
      UUID member,
      int attempt,
      Money amount,
      @Nullable String card,
      Instant now,
      Instant dueAt) {
    return new GatewayOrder(
        keyOf(subject, operation, attempt),
        purpose,
        operation,
        subject,
        refund,
        member,
        attempt,
        amount.minor(),
        amount.currency(),
        card,
        OrderStatus.READY,
        null,
        0,
        dueAt,
        now);
  }

  /** Due again only after {@link #nextCheckDelay}, so that no other process takes it meanwhile. */
  GatewayOrder claim(Instant now) {
    var claimed = status == OrderStatus.READY ? OrderStatus.SENT : status;
    return with(claimed, reason, checks + 1, now.plus(nextCheckDelay(checks)));
  }

  public GatewayOrder withResult(OrderStatus result, @Nullable String resultReason) {
    return with(result, resultReason, checks, dueAt);
  }

  private GatewayOrder with(
      OrderStatus newStatus, @Nullable String newReason, int newChecks, Instant newDueAt) {
    return new GatewayOrder(
        key, purpose, operation, subject, refundId, memberId, attempt, amount, currency, card,
        newStatus, newReason, newChecks, newDueAt, orderedAt);
  }

  /** The result is requested after 5 minutes, after an hour, then every day. */
  static Duration nextCheckDelay(int checks) {
    return switch (checks) {
      case 0 -> Duration.ofMinutes(5);
      case 1 -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }

  public Money money() {
    return Money.of(amount, currency);
  }

  GatewayRequest toRequest() {
    return new GatewayRequest(key, operation, money(), card);
  }

  /** Whether a gateway could have issued this token: printable and at most 200 characters. */
  public static boolean isCardToken(String text) {
    return text.matches("[!-~]{1,200}");
  }

  public static String keyOf(UUID subject, GatewayOperation operation, int attempt) {
    return subject + ":" + operation.name().toLowerCase(Locale.ROOT) + ":" + attempt;
  }
}
