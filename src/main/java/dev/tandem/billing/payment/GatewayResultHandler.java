package dev.tandem.billing.payment;

import dev.tandem.billing.gateway.GatewayOperation;
import dev.tandem.billing.gateway.GatewayOrder;
import dev.tandem.billing.gateway.GatewayOrderPlacement;
import dev.tandem.billing.gateway.GatewayOrders;
import dev.tandem.billing.gateway.GatewayResponse;
import dev.tandem.billing.gateway.GatewayResults;
import dev.tandem.billing.gateway.GatewayTrigger;
import dev.tandem.billing.gateway.OrderStatus;
import dev.tandem.billing.gateway.OrderTerms;
import dev.tandem.eventing.publishing.ProcessTrace;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Applies the gateway's results to bookings, credit packs, refunds and payouts. */
@Component
class GatewayResultHandler implements GatewayResults {

  private final GatewayOrders orders;
  private final GatewayOrderPlacement placement;
  private final BookingFunding funding;
  private final BookingSettlement settlement;
  private final MentorPayouts mentorPayouts;
  private final CreditPacks packs;
  private final GatewayTrigger trigger;
  private final ProcessTrace trace;
  private final Clock clock;

  GatewayResultHandler(
      GatewayOrders orders,
      GatewayOrderPlacement placement,
      BookingFunding funding,
      BookingSettlement settlement,
      MentorPayouts mentorPayouts,
      CreditPacks packs,
      GatewayTrigger trigger,
      ProcessTrace trace,
      Clock clock) {
    this.orders = orders;
    this.placement = placement;
    this.funding = funding;
    this.settlement = settlement;
    this.mentorPayouts = mentorPayouts;
    this.packs = packs;
    this.trigger = trigger;
    this.trace = trace;
    this.clock = clock;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void apply(String key, GatewayResponse response) {
    var reason = response instanceof GatewayResponse.Declined declined ? declined.reason() : null;
    apply(key, OrderStatus.of(response), reason);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void apply(String key, OrderStatus status, @Nullable String reason) {
    orders.findForUpdate(key).ifPresent(order -> apply(order, status, reason));
  }

  private void apply(GatewayOrder order, OrderStatus status, @Nullable String reason) {
    if (order.canBecome(status)) {
      updateOrder(order, status, Optional.ofNullable(reason).orElse(""));
    }
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean applyMessage(
      String key, GatewayOperation operation, OrderStatus status, @Nullable String reason) {
    var found = orders.findForUpdate(key);
    found
        .filter(order -> order.terms().operation() == operation)
        .ifPresent(order -> applyMessage(order, status, reason));
    return found.isPresent();
  }

  /**
   * A message that a charge failed may be older than its success, so the gateway is asked; its
   * answer does not depend on the order of messages.
   */
  private void applyMessage(GatewayOrder order, OrderStatus status, @Nullable String reason) {
    boolean doubtful =
        status == OrderStatus.FAILED && order.terms().operation() == GatewayOperation.CAPTURE;
    if (!doubtful) {
      apply(order, status, reason);
    } else if (order.isOpen()) {
      orders.save(order.checkAt(clock.instant()));
      trigger.processAfterCommit();
    }
  }

  private void updateOrder(GatewayOrder order, OrderStatus status, String reason) {
    orders.save(order.withResult(status, reason));
    if (status.isOpen() || status == OrderStatus.WITHDRAWN) {
      return;
    }
    trace.resume("gateway result", order.trace(), () -> applyTo(order.terms(), status, reason));
  }

  private void applyTo(OrderTerms terms, OrderStatus status, String reason) {
    switch (terms.purpose()) {
      case BOOKING -> applyToBooking(terms, status, reason);
      case PACK -> packs.applyGatewayResult(terms, status, reason);
      case REFUND -> applyToRefund(terms, status);
      case PAYOUT -> applyToPayout(terms, status, reason);
    }
  }

  private void applyToBooking(OrderTerms order, OrderStatus status, String reason) {
    if (status == OrderStatus.FAILED) {
      funding.fail(order.subject(), reason);
      return;
    }
    funding.confirm(order.subject());
    if (status == OrderStatus.CHARGED_BACK) {
      settlement.chargeBack(order.subject());
    }
  }

  private void applyToRefund(OrderTerms order, OrderStatus status) {
    var refund = order.refundId();
    if (refund == null) {
      return;
    }
    if (status == OrderStatus.FAILED) {
      tryAgain(order, refund);
    } else {
      orders.withdrawWaitingAttempts(refund);
      settlement.settleRefund(order.subject(), refund);
    }
  }

  /** Unless another attempt has paid the refund, or will. */
  private void tryAgain(OrderTerms failed, UUID refund) {
    if (!orders.hasOtherAttempt(refund, failed.attempt())) {
      settlement.reopenRefund(failed.subject(), refund, failed.money());
      placement.retryRefund(failed);
    }
  }

  private void applyToPayout(OrderTerms order, OrderStatus status, String reason) {
    if (status == OrderStatus.FAILED) {
      mentorPayouts.returnPayout(order.memberId(), order.currency(), order.subject(), reason);
    } else {
      mentorPayouts.confirmPayout(order.memberId(), order.currency(), order.subject());
    }
  }
}
