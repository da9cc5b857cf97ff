package dev.tandem.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.billing.BillingTests;
import dev.tandem.billing.account.BookingOutcome;
import dev.tandem.billing.account.OutcomeKind;
import dev.tandem.billing.account.Rates;
import dev.tandem.billing.account.StreamId;
import dev.tandem.billing.gateway.GatewayOperation;
import dev.tandem.billing.gateway.GatewayOrder;
import dev.tandem.billing.gateway.GatewayOrderProcessor;
import dev.tandem.billing.gateway.WebhookSignature;
import dev.tandem.billing.gateway.Webhooks;
import dev.tandem.billing.rules.Deciders;
import dev.tandem.billing.rules.MentorCommand;
import dev.tandem.billing.rules.PaymentCommand.RequestPayment;
import dev.tandem.billing.store.Accounts;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.scheduling.events.FundingKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The same webhooks in another order, and one of them repeated, lead to the same books: some orders
 * of every set of webhooks here, and all in {@link AllWebhookOrderTests}.
 */
@BillingTests
class WebhookOrderTests {

  private static final Money PRICE = Money.of(11_900, "EUR");
  private static final int ORDERS_OF_A_SET = 6;

  @Autowired BookingFunding funding;
  @Autowired BookingSettlement settlement;
  @Autowired MentorPayouts mentorPayouts;
  @Autowired CreditPacks packs;
  @Autowired Accounts accounts;
  @Autowired Webhooks webhooks;
  @Autowired WebhookSignature signature;
  @Autowired GatewayOrderProcessor processor;
  @Autowired TransactionTemplate transaction;
  @Autowired AdjustableClock clock;
  @Autowired JdbcClient jdbc;

  /** Marks the bookings of one test. */
  final UUID mentor = UUID.randomUUID();

  int messages;

  /** The first and the last of a set's orders, and others at equal distances between them. */
  List<List<String>> selected(List<List<String>> possible) {
    return IntStream.range(0, ORDERS_OF_A_SET)
        .map(i -> i * (possible.size() - 1) / (ORDERS_OF_A_SET - 1))
        .distinct()
        .mapToObj(possible::get)
        .toList();
  }

  @BeforeEach
  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void captureAndDisputeWebhooksOfAChargeThatTheBankMade() {
    var orders =
        new Orders(
            List.of("capture.pending", "capture.succeeded", "capture.failed", "dispute.lost"));
    orders.forEach((booking, order) -> answerLater(captureKey(booking), "SUCCEEDED"));
    orders.forEach((booking, order) -> {
      if (messages % 3 == 0) {
        deliver(booking, order.subList(0, 1));
      }
      request(booking);
    });
    awaitNone("READY", "SENT");
    orders.forEach(this::deliver);

    finish();
    orders.assertSameBooks();
  }

  @Test
  void captureWebhooksOfAChargeThatTheBankDeclined() {
    var orders = new Orders(List.of("capture.pending", "capture.failed"));
    orders.forEach((booking, order) -> answerLater(captureKey(booking), "DECLINED"));
    orders.forEach((booking, order) -> request(booking));
    awaitNone("READY", "SENT");
    orders.forEach(this::deliver);

    finish();
    orders.assertSameBooks();
    assertThat(orders.statuses()).containsOnly("FAILED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SUCCEEDED", "DECLINED"})
  void refundAndDisputeWebhooks(String answerOfTheBank) {
    var orders =
        new Orders(List.of("refund.pending", "refund.succeeded", "refund.failed", "dispute.lost"));
    orders.forEach((booking, order) -> request(booking));
    awaitNone("READY", "SENT");
    orders.forEach((booking, order) -> answerLater(refundKey(booking), answerOfTheBank));
    orders.forEach((booking, order) -> cancelHalf(booking));
    awaitNone("READY", "SENT");
    orders.forEach(this::deliver);

    finish();
    orders.assertSameBooks();
    assertThat(successfulRefunds()).isNotEmpty().allMatch(refunds -> refunds == 1);
  }

  /** The mentee cancels before the bank has answered, so the refund follows the late capture. */
  @Test
  void captureRefundAndDisputeWebhooksOfABookingThatWasCancelledMeanwhile() {
    var orders =
        new Orders(
            Map.of(
                Set.of("all"),
                Sequences.orders(
                    Set.of(
                        "capture.succeeded",
                        "capture.failed",
                        "refund.succeeded",
                        "refund.failed",
                        "dispute.lost"))));
    orders.forEach((booking, order) -> {
      answerLater(captureKey(booking), "SUCCEEDED");
      answerLater(refundKey(booking), "SUCCEEDED");
    });
    orders.forEach((booking, order) -> request(booking));
    awaitNone("READY", "SENT");
    orders.forEach((booking, order) -> cancelHalf(booking));

    orders.forEach(this::deliver);
    finish();

    orders.assertSameBooks();
    assertThat(successfulRefunds()).allMatch(refunds -> refunds <= 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SUCCEEDED", "DECLINED"})
  void captureAndDisputeWebhooksOfAPack(String answerOfTheBank) {
    var types =
        answerOfTheBank.equals("SUCCEEDED")
            ? List.of("capture.pending", "capture.succeeded", "capture.failed", "dispute.lost")
            : List.of("capture.pending", "capture.failed");
    var orders = new Orders(types);
    orders.forEach((pack, order) -> answerLater(captureKey(pack), answerOfTheBank));
    orders.forEach((pack, order) ->
        transaction.executeWithoutResult(_ -> packs.orderPack(pack, pack, PRICE, "ok")));
    awaitNonePack();

    orders.forEach(this::deliver);
    for (int day = 0; day < 3; day++) {
      clock.advance(Duration.ofHours(25));
      processor.processDue();
      awaitNonePack();
    }

    orders.assertSame(this::booksOfPack);
  }

  private void awaitNonePack() {
    await()
        .atMost(Duration.ofSeconds(120))
        .untilAsserted(() ->
            assertThat(
                    jdbc.sql(
                            """
                            select count(*) from billing.gateway_order
                            where status in ('READY', 'SENT') and due_at <= ?
                            and subject in (select id from billing.pack)\
                            """)
                        .param(clock.instant())
                        .query(Long.class)
                        .single())
                .isZero());
  }

  /** Each pack has a member of the same id. */
  private Map<String, Object> booksOfPack(UUID pack) {
    var books = new HashMap<String, Object>();
    jdbc.sql(
            """
            select account, sum(debit - credit)::bigint as balance
            from billing.entry join billing.event on event.id = entry.cause
            where stream like 'credits:' || ? || ':%' group by account\
            """)
        .param(pack.toString())
        .query((row, _) -> books.put(row.getString("account"), row.getLong("balance")))
        .list();
    books.values().removeIf(Long.valueOf(0)::equals);
    books.put(
        "status",
        jdbc.sql("select status from billing.pack where id = ?")
            .param(pack)
            .query(String.class)
            .single());
    return books;
  }

  @Test
  void payoutWebhooks() {
    var orders = new Orders(List.of("payout.pending", "payout.paid", "payout.failed"));
    var payouts = new HashMap<UUID, UUID>();
    orders.forEach((payee, order) -> payouts.put(payee, payOut(payee)));
    orders.forEach((payee, order) ->
        order.forEach(type ->
            receive(type, GatewayOrder.keyOf(payouts.get(payee), GatewayOperation.PAYOUT, 1))));

    finish();
    orders.assertSame(this::payableOf);
  }

  private long payableOf(UUID payee) {
    return jdbc.sql(
            """
            select sum(credit - debit)::bigint from billing.entry
            where account = 'mentor:payable' and subject = ?\
            """)
        .param(payee)
        .query(Long.class)
        .single();
  }

  /** The bank keeps its answer to itself for an hour. */
  private void answerLater(String key, String outcome) {
    jdbc.sql(
            """
            insert into billing.simulated_operation (key, operation, outcome, reason, visible_at)
            values (?, 'ANY', ?, 'No.', ?)\
            """)
        .params(key, outcome, clock.instant().plus(Duration.ofHours(1)))
        .update();
  }

  private void request(UUID booking) {
    var now = clock.instant();
    var request =
        new RequestPayment(
            booking,
            mentor,
            UUID.randomUUID(),
            null,
            FundingKind.CARD,
            PRICE,
            new Rates(1500, 1900),
            1,
            now.plus(Duration.ofDays(9)),
            true,
            null,
            now);
    transaction.executeWithoutResult(_ -> funding.request(request, "ok"));
  }

  private void cancelHalf(UUID booking) {
    var outcome = new BookingOutcome(3, OutcomeKind.CANCELLED, 5_000, "cancelled", clock.instant());
    transaction.executeWithoutResult(_ -> settlement.settle(booking, outcome));
  }

  private UUID payOut(UUID payee) {
    var booking = UUID.randomUUID();
    var earn = new MentorCommand.Earn(payee, booking, PRICE, clock.instant(), false);
    transaction.executeWithoutResult(_ -> {
      accounts.handle(StreamId.mentor(payee, "EUR"), Deciders.MENTOR, earn);
      mentorPayouts.releaseEarning(payee, "EUR", booking);
      mentorPayouts.startPayout(payee, "EUR", LocalDate.of(2026, 3, 9));
    });
    return jdbc.sql("select id from billing.payout where mentor_id = ?")
        .param(payee)
        .query(UUID.class)
        .single();
  }

  private static String captureKey(UUID booking) {
    return GatewayOrder.keyOf(booking, GatewayOperation.CAPTURE, 1);
  }

  private static String refundKey(UUID booking) {
    return GatewayOrder.keyOf(booking, GatewayOperation.REFUND, 1);
  }

  private void deliver(UUID booking, List<String> order) {
    order.forEach(type ->
        receive(type, type.startsWith("refund") ? refundKey(booking) : captureKey(booking)));
  }

  /** Repetitions have now the same id, now another. */
  private void receive(String type, String key) {
    var id = messages++ % 2 == 0 ? type + key : UUID.randomUUID().toString();
    var body =
        """
        {"id": "%s", "type": "%s", "key": "%s", "reason": "No."}\
        """
            .formatted(id, type, key)
            .getBytes(StandardCharsets.UTF_8);
    webhooks.receive("simulated", body, signature.sign(body, clock.instant()));
  }

  /** Lets days pass until the bank has answered every order and what was earned is released. */
  private void finish() {
    for (int day = 0; day < 3; day++) {
      clock.advance(Duration.ofHours(25));
      processor.processDue();
      awaitNone("READY", "SENT");
    }
    awaitNone("READY", "SENT", "UNKNOWN", "PENDING");
    await()
        .atMost(Duration.ofSeconds(120))
        .untilAsserted(() -> assertThat(unreleasedEarnings()).isZero());
  }

  private long unreleasedEarnings() {
    return jdbc.sql(
            """
            select count(*) from billing.earning
            where status = 'PENDING' and release_at <= ? and mentor_id = ?\
            """)
        .params(clock.instant(), mentor)
        .query(Long.class)
        .single();
  }

  private void awaitNone(String... statuses) {
    await()
        .atMost(Duration.ofSeconds(120))
        .untilAsserted(() -> assertThat(ordersIn(List.of(statuses))).isZero());
  }

  private long ordersIn(List<String> statuses) {
    return jdbc.sql(
            """
            select count(*) from billing.gateway_order
            where status in (:statuses) and due_at <= :now
            and subject in (select booking_id from billing.payment where mentor_id = :mentor)\
            """)
        .param("statuses", statuses)
        .param("now", clock.instant())
        .param("mentor", mentor)
        .query(Long.class)
        .single();
  }

  private List<Long> successfulRefunds() {
    return jdbc.sql(
            """
            select count(*) filter (where o.status = 'SUCCEEDED') from billing.gateway_order o
            join billing.payment on booking_id = subject
            where mentor_id = ? and refund_id is not null group by refund_id\
            """)
        .param(mentor)
        .query(Long.class)
        .list();
  }

  private Map<String, Object> booksOf(UUID booking) {
    var books = new HashMap<String, Object>();
    jdbc.sql(
            """
            select account, sum(debit - credit)::bigint as balance
            from billing.entry join billing.posting using (cause, rule)
            where booking_id = ? group by account\
            """)
        .param(booking)
        .query((row, _) -> books.put(row.getString("account"), row.getLong("balance")))
        .list();
    books.put("status", statusOf(booking));
    books.values().removeIf(Long.valueOf(0)::equals);
    return books;
  }

  private String statusOf(UUID booking) {
    return jdbc.sql("select status from billing.payment where booking_id = ?")
        .param(booking)
        .query(String.class)
        .single();
  }

  /** One subject for each order of each set of messages. */
  final class Orders {

    private final Map<Set<String>, Map<UUID, List<String>>> bySet = new HashMap<>();

    /** Some or all of the orders of one set. */
    Orders(Map<Set<String>, List<List<String>>> possible) {
      possible.forEach((set, orders) -> add(set, orders));
    }

    Orders(List<String> types) {
      for (var set : Sequences.nonEmptySubsets(types)) {
        add(set, Sequences.ordersWithOneRepeated(set));
      }
    }

    private void add(Set<String> set, List<List<String>> possible) {
      var orders = new HashMap<UUID, List<String>>();
      selected(possible).forEach(order -> orders.put(UUID.randomUUID(), order));
      bySet.put(set, orders);
    }

    void forEach(java.util.function.BiConsumer<UUID, List<String>> action) {
      bySet.values().forEach(orders -> orders.forEach(action));
    }

    List<String> statuses() {
      var statuses = new ArrayList<String>();
      forEach((booking, _) -> statuses.add(statusOf(booking)));
      return statuses;
    }

    void assertSameBooks() {
      assertSame(WebhookOrderTests.this::booksOf);
    }

    /** Waits for an answer that a schedule has just asked for, and which no longer is due. */
    void assertSame(java.util.function.Function<UUID, Object> end) {
      bySet.forEach((set, orders) ->
          await()
              .atMost(Duration.ofSeconds(120))
              .untilAsserted(() -> assertSame(set, orders, end)));
    }

    private void assertSame(
        Set<String> set,
        Map<UUID, List<String>> orders,
        java.util.function.Function<UUID, Object> end) {
      var ends = new HashMap<Object, List<String>>();
      orders.forEach((subject, order) -> ends.put(end.apply(subject), order));
      assertThat(ends).as("the ends of %s", set).hasSize(1);
    }
  }
}
