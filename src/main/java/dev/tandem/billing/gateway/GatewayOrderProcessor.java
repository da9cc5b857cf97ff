package dev.tandem.billing.gateway;

import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Executes orders. The gateway is called between two short transactions, never inside one. If a
 * response is missing, the gateway is asked for the result of the same key; a new key is never used
 * for the same order.
 */
@Component
public class GatewayOrderProcessor {

  private static final Logger LOG = LoggerFactory.getLogger(GatewayOrderProcessor.class);

  private final GatewayOrders orders;
  private final GatewayResults results;
  private final PaymentGateway gateway;
  private final TransactionTemplate transaction;
  private final Clock clock;

  GatewayOrderProcessor(
      GatewayOrders orders,
      GatewayResults results,
      PaymentGateway gateway,
      TransactionTemplate transaction,
      Clock clock) {
    this.orders = orders;
    this.results = results;
    this.gateway = gateway;
    this.transaction = transaction;
    this.clock = clock;
  }

  public void processDue() {
    while (processNext()) {}
  }

  private boolean processNext() {
    var claimed = Optional.ofNullable(transaction.execute(_ -> claimNextDue())).flatMap(it -> it);
    claimed.ifPresent(this::process);
    return claimed.isPresent();
  }

  /** Returns the order as it was before the claim, since only a READY order is sent. */
  private Optional<GatewayOrder> claimNextDue() {
    var now = clock.instant();
    var due = orders.findNextDue(now);
    due.ifPresent(order -> orders.save(order.claim(now)));
    return due;
  }

  private void process(GatewayOrder order) {
    try {
      var response = executeOrFindResult(order);
      transaction.executeWithoutResult(_ -> applyResponse(order.key(), response));
    } catch (RuntimeException e) {
      LOG.warn(
          "Processing gateway order {} failed; the gateway will be asked for the result later",
          order.key(),
          e);
      tryAgainSoon(order.key());
    }
  }

  /** Empty if an earlier attempt has done what the order is for. */
  private Optional<GatewayResponse> executeOrFindResult(GatewayOrder order) {
    if (!order.isReady()) {
      var found = gateway.findResult(order.toRequest());
      if (!(found instanceof GatewayResponse.NotReceived)) {
        return Optional.of(found);
      }
    }
    return hasEarlierAttemptSucceeded(order)
        ? Optional.empty()
        : Optional.of(gateway.execute(order.toRequest()));
  }

  /** A refund that the gateway first declined may have arrived: its money is not sent twice. */
  private boolean hasEarlierAttemptSucceeded(GatewayOrder order) {
    var refund = order.terms().refundId();
    return refund != null
        && orders.findEarlierAttempts(refund, order.terms().attempt()).stream()
            .anyMatch(this::findSuccess);
  }

  private boolean findSuccess(GatewayOrder earlier) {
    var found = gateway.findResult(earlier.toRequest());
    if (!(found instanceof GatewayResponse.Succeeded)) {
      return false;
    }
    transaction.executeWithoutResult(_ -> results.apply(earlier.key(), found));
    return true;
  }

  private void applyResponse(String key, Optional<GatewayResponse> response) {
    response.ifPresentOrElse(
        found -> results.apply(key, found), () -> results.apply(key, OrderStatus.WITHDRAWN, null));
    changeOpen(key, order -> order.waitLonger(clock.instant()));
  }

  /** If this fails, too, the claim ends within seconds. */
  private void tryAgainSoon(String key) {
    try {
      transaction.executeWithoutResult(
          _ -> changeOpen(key, order -> order.tryAgainSoon(clock.instant())));
    } catch (RuntimeException e) {
      LOG.warn("Gateway order {} could not be postponed", key, e);
    }
  }

  private void changeOpen(String key, UnaryOperator<GatewayOrder> change) {
    orders
        .findForUpdate(key)
        .filter(GatewayOrder::isOpen)
        .ifPresent(order -> orders.save(change.apply(order)));
  }

  /** Processes one order in the caller's thread, if it has not been sent yet. */
  public void processNow(String key) {
    Optional.ofNullable(transaction.execute(_ -> claimIfReady(key)))
        .flatMap(it -> it)
        .ifPresent(this::process);
  }

  private Optional<GatewayOrder> claimIfReady(String key) {
    var ready = orders.findForUpdate(key).filter(GatewayOrder::isReady);
    ready.ifPresent(order -> orders.save(order.claim(clock.instant())));
    return ready;
  }
}
