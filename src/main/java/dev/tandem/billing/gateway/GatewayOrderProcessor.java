package dev.tandem.billing.gateway;

import java.time.Clock;
import java.util.Optional;
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
      transaction.executeWithoutResult(_ -> results.apply(order.key(), response));
    } catch (RuntimeException e) {
      LOG.warn(
          "Processing gateway order {} failed; the gateway will be asked for the result later",
          order.key(),
          e);
    }
  }

  private GatewayResponse executeOrFindResult(GatewayOrder order) {
    if (order.isReady()) {
      return gateway.execute(order.toRequest());
    }
    var found = gateway.findResult(order.toRequest());
    return found instanceof GatewayResponse.NotReceived
        ? gateway.execute(order.toRequest())
        : found;
  }

  /** Processes one order in the caller's thread, if it has not been sent yet. */
  public void processNow(String key) {
    Optional.ofNullable(transaction.execute(_ -> orders.findForUpdate(key)))
        .flatMap(it -> it)
        .filter(GatewayOrder::isReady)
        .ifPresent(this::process);
  }
}
