package dev.tandem.billing.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.tandem.billing.BillingTests;
import dev.tandem.billing.account.PaymentEvent.PaymentRequested;
import dev.tandem.billing.account.PaymentEvent.Refunded;
import dev.tandem.billing.account.Rates;
import dev.tandem.billing.account.RefundTarget;
import dev.tandem.billing.account.StreamId;
import dev.tandem.billing.store.RecordedEvent;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.scheduling.events.FundingKind;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A key exists once: a second order under it fails with its transaction, which is then repeated.
 */
@BillingTests
class GatewayOrderPlacementTests {

  private static final Money PRICE = Money.of(11_900, "EUR");

  @Autowired GatewayOrderPlacement placement;
  @Autowired GatewayOrders gatewayOrders;
  @Autowired AdjustableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  final UUID booking = UUID.randomUUID();
  final UUID mentee = UUID.randomUUID();

  @Test
  void aSecondOrderUnderTheSameKeyIsRefusedTogetherWithItsDecisionAndLeavesTheFirst() {
    transaction.executeWithoutResult(_ -> placement.capture(request(PRICE), "ok"));
    awaitStatus("SUCCEEDED");
    var decision = UUID.randomUUID();

    assertThatThrownBy(() ->
            transaction.executeWithoutResult(_ -> {
              recordDecision(decision);
              placement.capture(request(Money.of(1, "EUR")), "declined");
            }))
        .isInstanceOf(DuplicateKeyException.class);

    assertThat(orders()).containsExactly(new PlacedOrder(null, 1, 11_900, "ok", "SUCCEEDED"));
    assertThat(isRecorded(decision)).isFalse();
  }

  @Test
  void anOrderWithoutAResultComesBeforeThoseThatWaitLonger() {
    transaction.executeWithoutResult(test -> {
      order("waits", "READY", "1970-01-01");
      order("was sent", "SENT", "1971-01-01");

      assertThat(gatewayOrders.findNextDue(clock.instant()))
          .get()
          .extracting(GatewayOrder::key)
          .isEqualTo("was sent " + booking);
      test.setRollbackOnly();
    });
  }

  private void order(String name, String status, String due) {
    jdbc.sql(
            """
            insert into billing.gateway_order (key, purpose, operation, subject, member_id, attempt,
              amount, currency, status, due_at, ordered_at)
            values (?, 'BOOKING', 'CAPTURE', ?, ?, 1, 1, 'EUR', ?, ?::timestamptz, now())
            """)
        .params(name + " " + booking, booking, mentee, status, due)
        .update();
  }

  @Test
  void anOrderWhoseAskerDiedIsAskedForAgainWithinTenSecondsUnderItsOwnKey() {
    var key = GatewayOrder.keyOf(booking, GatewayOperation.CAPTURE, 1);
    transaction.executeWithoutResult(_ -> {
      placement.capture(request(PRICE), "ok");
      var placed = gatewayOrders.findForUpdate(key).orElseThrow();
      gatewayOrders.save(placed.claim(clock.instant()));
    });
    clock.advance(Duration.ofSeconds(8));

    awaitStatus("SUCCEEDED");
    clock.reset();

    assertThat(orders()).containsExactly(new PlacedOrder(null, 1, 11_900, "ok", "SUCCEEDED"));
  }

  private PaymentRequested request(Money gross) {
    return new PaymentRequested(
        booking,
        UUID.randomUUID(),
        mentee,
        null,
        FundingKind.CARD,
        gross,
        new Rates(1500, 1900),
        1,
        1,
        clock.instant());
  }

  /** A row that the transaction of the second order writes beside it. */
  private void recordDecision(UUID decision) {
    jdbc.sql("insert into billing.idempotency (caller, key, request) values (?, 'second', '')")
        .param(decision)
        .update();
  }

  private boolean isRecorded(UUID decision) {
    return jdbc.sql("select caller from billing.idempotency where caller = ?")
        .param(decision)
        .query(UUID.class)
        .optional()
        .isPresent();
  }

  @Test
  void twoRefundsOfABookingAtTheSameTimeAreBothOrdered() {
    var first = UUID.randomUUID();
    var second = UUID.randomUUID();

    var concurrent =
        transaction.execute(_ -> {
          orderRefund(first, 4_000);
          var waiting = CompletableFuture.runAsync(() -> orderRefundInTransaction(second, 3_000));
          int self = backendPid();
          await().until(() -> blocksAnotherTransaction(self));
          return waiting;
        });
    assertThatThrownBy(Objects.requireNonNull(concurrent)::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(DuplicateKeyException.class);
    orderRefundInTransaction(second, 3_000);

    assertThat(orders())
        .extracting(PlacedOrder::refundId, PlacedOrder::attempt, PlacedOrder::amount)
        .containsExactly(tuple(first, 1, 4_000L), tuple(second, 2, 3_000L));
    awaitStatus("SUCCEEDED");
  }

  private void orderRefundInTransaction(UUID refund, long minor) {
    transaction.executeWithoutResult(_ -> orderRefund(refund, minor));
  }

  private void orderRefund(UUID refund, long minor) {
    var amount = Money.of(minor, "EUR");
    var vat = Money.zero("EUR");
    var event = new Refunded(booking, mentee, refund, amount, vat, RefundTarget.CARD, "cancelled");
    placement.onRecorded(
        new RecordedEvent(
            1, UUID.randomUUID(), StreamId.payment(booking), 1, clock.instant(), event));
  }

  private int backendPid() {
    return jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
  }

  private boolean blocksAnotherTransaction(int backendPid) {
    return jdbc.sql(
            """
            select exists (select from pg_locks
            where not granted and ? = any(pg_blocking_pids(pid)))\
            """)
        .param(backendPid)
        .query(Boolean.class)
        .single();
  }

  private void awaitStatus(String status) {
    await()
        .untilAsserted(
            () -> assertThat(orders()).extracting(PlacedOrder::status).containsOnly(status));
  }

  private List<PlacedOrder> orders() {
    return jdbc.sql(
            """
            select refund_id, attempt, amount, card, status from billing.gateway_order
            where subject = ? order by attempt\
            """)
        .param(booking)
        .query(PlacedOrder.class)
        .list();
  }

  record PlacedOrder(
      @Nullable UUID refundId, int attempt, long amount, @Nullable String card, String status) {}
}
