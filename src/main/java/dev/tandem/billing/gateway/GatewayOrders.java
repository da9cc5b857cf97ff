package dev.tandem.billing.gateway;

import dev.tandem.billing.account.MentorEvent.PayoutStarted;
import dev.tandem.billing.account.PaymentEvent.PaymentRequested;
import dev.tandem.billing.account.PaymentEvent.Refunded;
import dev.tandem.billing.account.PaymentEvent.RefundedAfterRecognition;
import dev.tandem.billing.account.RefundTarget;
import dev.tandem.billing.gateway.GatewayOrder.OrderPurpose;
import dev.tandem.billing.gateway.PaymentGateway.GatewayOperation;
import dev.tandem.billing.store.EventReaction;
import dev.tandem.billing.store.RecordedEvent;
import dev.tandem.kernel.money.Money;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders to the gateway, written in the transaction that decides them. */
@Component
public class GatewayOrders implements CardCapture, EventReaction {

  private static final String COLUMNS =
      """
      key, purpose, operation, subject, refund_id, member_id, attempt, amount, currency, card,
      status, checks\
      """;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final GatewayTrigger trigger;

  GatewayOrders(JdbcClient jdbc, Clock clock, GatewayTrigger trigger) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.trigger = trigger;
  }

  @Override
  public void capture(PaymentRequested terms, @Nullable String card) {
    insertOrder(
        OrderPurpose.BOOKING,
        GatewayOperation.CAPTURE,
        terms.bookingId(),
        null,
        terms.menteeId(),
        terms.attempt(),
        terms.gross(),
        card != null && GatewayOrder.isCardToken(card) ? card : null,
        clock.instant());
  }

  /** Whoever buys a pack waits for it and carries it out; later only if they could not. */
  public void capturePack(UUID pack, UUID member, Money price, @Nullable String card) {
    insertOrder(
        OrderPurpose.PACK,
        GatewayOperation.CAPTURE,
        pack,
        null,
        member,
        1,
        price,
        card,
        clock.instant().plusSeconds(10));
  }

  @Override
  public void onRecorded(RecordedEvent recorded) {
    switch (recorded.event()) {
      case Refunded it when it.to() == RefundTarget.CARD ->
          orderRefund(it.bookingId(), it.refundId(), it.menteeId(), it.amount(), clock.instant());
      case RefundedAfterRecognition it when it.to() == RefundTarget.CARD ->
          orderRefund(it.bookingId(), it.refundId(), it.menteeId(), it.amount(), clock.instant());
      case PayoutStarted it ->
          insertOrder(
              OrderPurpose.PAYOUT,
              GatewayOperation.PAYOUT,
              it.payoutId(),
              null,
              it.mentorId(),
              1,
              it.amount(),
              null,
              clock.instant());
      default -> {}
    }
  }

  private void orderRefund(UUID booking, UUID refund, UUID member, Money amount, Instant when) {
    int before =
        jdbc.sql(
                "select count(*) from billing.gateway_order where subject = ? and purpose = 'REFUND'")
            .param(booking)
            .query(Integer.class)
            .single();
    insertOrder(
        OrderPurpose.REFUND,
        GatewayOperation.REFUND,
        booking,
        refund,
        member,
        before + 1,
        amount,
        null,
        when);
  }

  /** A refund that was refused is tried again a day later: the money is not ours. */
  public void retryRefund(GatewayOrder refused) {
    var refund = refused.refundId();
    if (refund != null) {
      var tomorrow = clock.instant().plus(Duration.ofDays(1));
      orderRefund(refused.subject(), refund, refused.memberId(), refused.money(), tomorrow);
    }
  }

  private void insertOrder(
      OrderPurpose purpose,
      GatewayOperation operation,
      UUID subject,
      @Nullable UUID refund,
      UUID member,
      int attempt,
      Money amount,
      @Nullable String card,
      Instant due) {
    jdbc.sql(
            """
            insert into billing.gateway_order
            (key, purpose, operation, subject, refund_id, member_id, attempt, amount, currency,
             card, status, due_at, ordered_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'READY', ?, ?) on conflict do nothing\
            """)
        .param(GatewayOrder.keyOf(subject, operation, attempt))
        .param(purpose.name())
        .param(operation.name())
        .param(subject)
        .param(refund)
        .param(member)
        .param(attempt)
        .param(amount.minor())
        .param(amount.currency())
        .param(card)
        .param(Timestamp.from(due))
        .param(Timestamp.from(clock.instant()))
        .update();
    trigger.processAfterCommit();
  }

  /** Takes one order that is due and keeps others from taking it until the next check. */
  Optional<GatewayOrder> claimNextDue(Instant now) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                 from billing.gateway_order
                where due_at <= ? and status in ('READY', 'SENT', 'UNKNOWN', 'PENDING')
                order by due_at for update skip locked limit 1\
                """)
        .param(Timestamp.from(now))
        .query(GatewayOrder.class)
        .optional()
        .map(it -> markClaimed(it, now));
  }

  private GatewayOrder markClaimed(GatewayOrder order, Instant now) {
    jdbc.sql(
            """
            update billing.gateway_order
            set checks = checks + 1, due_at = ?,
                status = case when status = 'READY' then 'SENT' else status end
            where key = ?\
            """)
        .params(Timestamp.from(now.plus(nextCheckDelay(order.checks()))), order.key())
        .update();
    return order;
  }

  /** Until somebody asks again what became of an order: 5 minutes, an hour, then every day. */
  static Duration nextCheckDelay(int checks) {
    return switch (checks) {
      case 0 -> Duration.ofMinutes(5);
      case 1 -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }

  public Optional<GatewayOrder> findForUpdate(String key) {
    return jdbc.sql("select " + COLUMNS + " from billing.gateway_order where key = ? for update")
        .param(key)
        .query(GatewayOrder.class)
        .optional();
  }

  public void updateStatus(String key, OrderStatus status, @Nullable String reason) {
    jdbc.sql("update billing.gateway_order set status = ?, reason = ? where key = ?")
        .param(status.name())
        .param(reason)
        .param(key)
        .update();
  }
}
