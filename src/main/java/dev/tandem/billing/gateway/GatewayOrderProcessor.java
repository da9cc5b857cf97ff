package dev.tandem.billing.gateway;

import dev.tandem.billing.gateway.PaymentGateway.GatewayResponse;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries orders out. The gateway is asked between two short transactions, never inside one; an
 * order whose answer is not known is asked after under its own key, never sent under another.
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
    var claimed = transaction.execute(_ -> orders.claimNextDue(clock.instant()));
    if (claimed == null || claimed.isEmpty()) {
      return false;
    }
    process(claimed.get());
    return true;
  }

  private void process(GatewayOrder order) {
    try {
      var answer = executeOrFindResult(order);
      transaction.executeWithoutResult(_ -> results.apply(order.key(), answer));
    } catch (RuntimeException e) {
      LOG.warn("What became of {} is asked again later", order.key(), e);
    }
  }

  private GatewayResponse executeOrFindResult(GatewayOrder order) {
    if (order.status() == OrderStatus.READY) {
      return gateway.execute(order.toRequest());
    }
    var found = gateway.findResult(order.toRequest());
    return found instanceof GatewayResponse.NotReceived
        ? gateway.execute(order.toRequest())
        : found;
  }

  /** For those who wait for a purchase. */
  public void processNow(String key) {
    Optional.ofNullable(transaction.execute(_ -> orders.findForUpdate(key)))
        .flatMap(it -> it)
        .filter(it -> it.status() == OrderStatus.READY)
        .ifPresent(this::process);
  }
}
