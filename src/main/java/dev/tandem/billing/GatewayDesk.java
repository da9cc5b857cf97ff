package dev.tandem.billing;

import dev.tandem.billing.PaymentGateway.Answer;
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
class GatewayDesk {

  private static final Logger LOG = LoggerFactory.getLogger(GatewayDesk.class);

  private final GatewayOrders orders;
  private final GatewayAnswers answers;
  private final PaymentGateway gateway;
  private final TransactionTemplate transaction;
  private final Clock clock;

  GatewayDesk(
      GatewayOrders orders,
      GatewayAnswers answers,
      PaymentGateway gateway,
      TransactionTemplate transaction,
      Clock clock) {
    this.orders = orders;
    this.answers = answers;
    this.gateway = gateway;
    this.transaction = transaction;
    this.clock = clock;
  }

  void carryOutDue() {
    while (carryOutNext()) {}
  }

  private boolean carryOutNext() {
    var claimed = transaction.execute(_ -> orders.claim(clock.instant()));
    if (claimed == null || claimed.isEmpty()) {
      return false;
    }
    carryOut(claimed.get());
    return true;
  }

  private void carryOut(GatewayOrder order) {
    try {
      var answer = ask(order);
      transaction.executeWithoutResult(_ -> answers.apply(order.key(), answer));
    } catch (RuntimeException e) {
      LOG.warn("What became of {} is asked again later", order.key(), e);
    }
  }

  private Answer ask(GatewayOrder order) {
    if (order.status() == OrderStatus.READY) {
      return gateway.carryOut(order.order());
    }
    var found = gateway.find(order.order());
    return found instanceof Answer.Unseen ? gateway.carryOut(order.order()) : found;
  }

  /** For those who wait for a purchase. */
  void carryOutNow(String key) {
    Optional.ofNullable(transaction.execute(_ -> orders.lock(key)))
        .flatMap(it -> it)
        .filter(it -> it.status() == OrderStatus.READY)
        .ifPresent(this::carryOut);
  }
}
