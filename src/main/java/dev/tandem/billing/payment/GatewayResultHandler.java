package dev.tandem.billing.payment;

import dev.tandem.billing.gateway.GatewayOrder;
import dev.tandem.billing.gateway.GatewayOrderPlacement;
import dev.tandem.billing.gateway.GatewayOrders;
import dev.tandem.billing.gateway.GatewayResponse;
import dev.tandem.billing.gateway.GatewayResults;
import dev.tandem.billing.gateway.OrderStatus;
import dev.tandem.billing.gateway.OrderTerms;
import java.util.Optional;
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

  GatewayResultHandler(
      GatewayOrders orders,
      GatewayOrderPlacement placement,
      BookingFunding funding,
      BookingSettlement settlement,
      MentorPayouts mentorPayouts,
      CreditPacks packs) {
    this.orders = orders;
    this.placement = placement;
    this.funding = funding;
    this.settlement = settlement;
    this.mentorPayouts = mentorPayouts;
    this.packs = packs;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void apply(String key, GatewayResponse response) {
    var reason = response instanceof GatewayResponse.Declined declined ? declined.reason() : null;
    apply(key, OrderStatus.of(response), reason);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean apply(String key, OrderStatus status, @Nullable String reason) {
    var found = orders.findForUpdate(key);
    found
        .filter(order -> order.canBecome(status))
        .ifPresent(order -> updateOrder(order, status, Optional.ofNullable(reason).orElse("")));
    return found.isPresent();
  }

  private void updateOrder(GatewayOrder order, OrderStatus status, String reason) {
    orders.save(order.withResult(status, reason));
    if (status.compareTo(OrderStatus.FAILED) < 0) {
      return;
    }
    var terms = order.terms();
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
    if (status == OrderStatus.FAILED) {
      placement.retryRefund(order);
    } else if (refund != null) {
      settlement.settleRefund(order.subject(), refund);
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
