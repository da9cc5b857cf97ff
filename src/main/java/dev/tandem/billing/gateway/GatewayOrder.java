package dev.tandem.billing.gateway;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An order to the gateway: to charge a card, to refund a charge, to pay a mentor out.
 *
 * @param key the idempotency key, {@code subject:operation:attempt}
 * @param trace in which it was placed, and in which its result is applied
 */
@AggregateRoot
@Table(schema = "billing")
public record GatewayOrder(
    @Id @Identity String key,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY) OrderTerms terms,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY) OrderProgress progress,
    Instant orderedAt,
    @Nullable String trace) {

  static GatewayOrder place(OrderTerms terms, Instant now, Instant dueAt, @Nullable String trace) {
    var key = keyOf(terms.subject(), terms.operation(), terms.attempt());
    return new GatewayOrder(key, terms, OrderProgress.ready(dueAt), now, trace);
  }

  GatewayOrder claim(Instant now) {
    return new GatewayOrder(key, terms, progress.claim(now), orderedAt, trace);
  }

  /** The gateway is asked for the result now, whatever a message says. */
  public GatewayOrder checkAt(Instant at) {
    return new GatewayOrder(key, terms, progress.checkAt(at), orderedAt, trace);
  }

  GatewayOrder waitLonger(Instant now) {
    return new GatewayOrder(key, terms, progress.waitLonger(now), orderedAt, trace);
  }

  GatewayOrder tryAgainSoon(Instant now) {
    return new GatewayOrder(key, terms, progress.tryAgainSoon(now), orderedAt, trace);
  }

  public boolean isOpen() {
    return progress.status().isOpen();
  }

  public GatewayOrder withResult(OrderStatus result, @Nullable String reason) {
    return new GatewayOrder(key, terms, progress.withResult(result, reason), orderedAt, trace);
  }

  /** A result that has been superseded is ignored. */
  public boolean canBecome(OrderStatus next) {
    return progress.status().canBecome(next, terms.operation());
  }

  boolean isReady() {
    return progress.status() == OrderStatus.READY;
  }

  GatewayRequest toRequest() {
    return new GatewayRequest(key, terms.operation(), terms.money(), terms.card());
  }

  public static String keyOf(UUID subject, GatewayOperation operation, int attempt) {
    return subject + ":" + operation.name().toLowerCase(Locale.ROOT) + ":" + attempt;
  }
}
