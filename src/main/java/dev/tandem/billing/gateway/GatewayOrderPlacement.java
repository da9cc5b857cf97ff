package dev.tandem.billing.gateway;

import dev.tandem.billing.account.MentorEvent.PayoutStarted;
import dev.tandem.billing.account.PaymentEvent.PaymentRequested;
import dev.tandem.billing.account.PaymentEvent.Refunded;
import dev.tandem.billing.account.PaymentEvent.RefundedAfterRecognition;
import dev.tandem.billing.account.RefundTarget;
import dev.tandem.billing.store.EventReaction;
import dev.tandem.billing.store.RecordedEvent;
import dev.tandem.eventing.publishing.ProcessTrace;
import dev.tandem.kernel.money.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.stereotype.Component;

/**
 * Places orders to the gateway, in the transaction that decides on them. A second order under the
 * same key fails, and this transaction with it; the caller repeats both (decision 0031).
 */
@Component
public class GatewayOrderPlacement implements CardCapture, EventReaction {

  /** Longer than a request that buys a pack takes to send its order itself. */
  private static final Duration PACK_DELAY = Duration.ofSeconds(5);

  private static final Duration REFUND_RETRY_DELAY = Duration.ofDays(1);

  private final GatewayOrders orders;
  private final JdbcAggregateOperations aggregates;
  private final GatewayTrigger trigger;
  private final ProcessTrace trace;
  private final Clock clock;

  GatewayOrderPlacement(
      GatewayOrders orders,
      JdbcAggregateOperations aggregates,
      GatewayTrigger trigger,
      ProcessTrace trace,
      Clock clock) {
    this.orders = orders;
    this.aggregates = aggregates;
    this.trigger = trigger;
    this.trace = trace;
    this.clock = clock;
  }

  @Override
  public void capture(PaymentRequested request, @Nullable String card) {
    var token = card != null && CardToken.isValid(card) ? card : null;
    var now = clock.instant();
    var terms =
        OrderTerms.capture(
            OrderPurpose.BOOKING,
            request.bookingId(),
            request.menteeId(),
            request.attempt(),
            request.gross(),
            token);
    place(terms, now, now);
  }

  /** The request that buys the pack sends the order; if it cannot, the scheduler does. */
  public void capturePack(UUID pack, UUID member, Money price, @Nullable String card) {
    var now = clock.instant();
    var terms = OrderTerms.capture(OrderPurpose.PACK, pack, member, 1, price, card);
    place(terms, now, now.plus(PACK_DELAY));
  }

  @Override
  public void onRecorded(RecordedEvent recorded) {
    var now = clock.instant();
    switch (recorded.event()) {
      case Refunded event when event.to() == RefundTarget.CARD ->
          refund(event.bookingId(), event.refundId(), event.menteeId(), event.amount(), now);
      case RefundedAfterRecognition event when event.to() == RefundTarget.CARD ->
          refund(event.bookingId(), event.refundId(), event.menteeId(), event.amount(), now);
      case PayoutStarted event ->
          place(OrderTerms.payout(event.payoutId(), event.mentorId(), event.amount()), now, now);
      default -> {}
    }
  }

  /** Orders a declined refund again for the next day, since the money is the mentee's. */
  public void retryRefund(OrderTerms declined) {
    var refund = declined.refundId();
    if (refund != null) {
      var dueAt = clock.instant().plus(REFUND_RETRY_DELAY);
      refund(declined.subject(), refund, declined.memberId(), declined.money(), dueAt);
    }
  }

  private void refund(UUID booking, UUID refund, UUID member, Money amount, Instant dueAt) {
    int attempt = orders.countBySubjectAndPurpose(booking, OrderPurpose.REFUND) + 1;
    var terms = OrderTerms.refund(booking, refund, member, attempt, amount);
    place(terms, clock.instant(), dueAt);
  }

  private void place(OrderTerms terms, Instant now, Instant dueAt) {
    var order = GatewayOrder.place(terms, now, dueAt, trace.current());
    aggregates.insert(order);
    trigger.processAfterCommit(order.key());
  }
}
