package dev.tandem.billing;

import dev.tandem.billing.PaymentGateway.Answer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Applies what the gateway says, at once or by webhook, to the accounts it concerns. */
@Component
class GatewayAnswers {

  private final GatewayOrders orders;
  private final BookingMoney bookings;
  private final MentorMoney mentors;
  private final Packs packs;

  GatewayAnswers(GatewayOrders orders, BookingMoney bookings, MentorMoney mentors, Packs packs) {
    this.orders = orders;
    this.bookings = bookings;
    this.mentors = mentors;
    this.packs = packs;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void apply(String key, Answer answer) {
    apply(key, OrderStatus.of(answer), answer instanceof Answer.Declined it ? it.reason() : null);
  }

  /**
   * @return whether there is such an order
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean apply(String key, OrderStatus status, @Nullable String reason) {
    var found = orders.lock(key);
    found
        .filter(it -> it.status().mayBecome(status, it.operation()))
        .ifPresent(it -> move(it, status, Optional.ofNullable(reason).orElse("")));
    return found.isPresent();
  }

  private void move(GatewayOrder order, OrderStatus status, String reason) {
    orders.move(order.key(), status, reason);
    if (status.compareTo(OrderStatus.FAILED) < 0) {
      return;
    }
    switch (order.purpose()) {
      case BOOKING -> booking(order, status, reason);
      case PACK -> packs.answered(order, status, reason);
      case REFUND -> refund(order, status);
      case PAYOUT -> payout(order, status, reason);
    }
  }

  private void booking(GatewayOrder order, OrderStatus status, String reason) {
    if (status == OrderStatus.FAILED) {
      bookings.failFunding(order.subject(), reason);
      return;
    }
    bookings.confirmFunding(order.subject());
    if (status == OrderStatus.CHARGED_BACK) {
      bookings.chargeBack(order.subject());
    }
  }

  private void refund(GatewayOrder order, OrderStatus status) {
    var refund = order.refundId();
    if (status == OrderStatus.FAILED) {
      orders.refundAgain(order);
    } else if (refund != null) {
      bookings.refundArrived(order.subject(), refund);
    }
  }

  private void payout(GatewayOrder order, OrderStatus status, String reason) {
    if (status == OrderStatus.FAILED) {
      mentors.payoutReturned(order.memberId(), order.currency(), order.subject(), reason);
    } else {
      mentors.payoutArrived(order.memberId(), order.currency(), order.subject());
    }
  }
}
