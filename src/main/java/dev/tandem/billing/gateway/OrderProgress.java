package dev.tandem.billing.gateway;

import java.time.Duration;
import java.time.Instant;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * How far an order has come.
 *
 * @param reason why the gateway declined
 * @param checks how often the order was sent or its result requested
 * @param dueAt when the order is sent, or its result requested, next
 */
@ValueObject
public record OrderProgress(
    OrderStatus status, @Nullable String reason, int checks, Instant dueAt) {

  static OrderProgress ready(Instant dueAt) {
    return new OrderProgress(OrderStatus.READY, null, 0, dueAt);
  }

  /** Due again only after {@link #nextCheckDelay}, so that no other process takes it meanwhile. */
  OrderProgress claim(Instant now) {
    var claimed = status == OrderStatus.READY ? OrderStatus.SENT : status;
    return new OrderProgress(claimed, reason, checks + 1, now.plus(nextCheckDelay(checks)));
  }

  OrderProgress withResult(OrderStatus result, @Nullable String resultReason) {
    return new OrderProgress(result, resultReason, checks, dueAt);
  }

  /** The result is requested after 5 minutes, after an hour, then every day. */
  private static Duration nextCheckDelay(int checks) {
    return switch (checks) {
      case 0 -> Duration.ofMinutes(5);
      case 1 -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }
}
