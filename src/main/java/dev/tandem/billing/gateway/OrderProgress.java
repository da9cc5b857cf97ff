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

  /** After it another process asks, since the one that claimed the order may have died. */
  private static final Duration CLAIM = Duration.ofSeconds(5);

  static OrderProgress ready(Instant dueAt) {
    return new OrderProgress(OrderStatus.READY, null, 0, dueAt);
  }

  OrderProgress claim(Instant now) {
    var claimed = status == OrderStatus.READY ? OrderStatus.SENT : status;
    return new OrderProgress(claimed, reason, checks + 1, now.plus(CLAIM));
  }

  OrderProgress withResult(OrderStatus result, @Nullable String resultReason) {
    return new OrderProgress(result, resultReason, checks, dueAt);
  }

  OrderProgress checkAt(Instant at) {
    return new OrderProgress(status, reason, checks, at);
  }

  /** After a fault on this side, or in between: sooner than when the gateway has no result. */
  OrderProgress tryAgainSoon(Instant now) {
    var doubled = CLAIM.multipliedBy(1L << Math.clamp(checks - 1, 0, 10));
    return checkAt(now.plus(doubled.compareTo(nextCheckDelay()) < 0 ? doubled : nextCheckDelay()));
  }

  /** Without a result the gateway is asked after 5 minutes, after an hour, then every day. */
  OrderProgress waitLonger(Instant now) {
    return checkAt(now.plus(nextCheckDelay()));
  }

  private Duration nextCheckDelay() {
    return switch (checks) {
      case 0, 1 -> Duration.ofMinutes(5);
      case 2 -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }
}
