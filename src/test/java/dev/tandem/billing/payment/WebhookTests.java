package dev.tandem.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.billing.BillingTests;
import dev.tandem.billing.BookingFixture;
import dev.tandem.billing.account.StreamId;
import dev.tandem.billing.gateway.GatewayOperation;
import dev.tandem.billing.gateway.GatewayOrder;
import dev.tandem.billing.gateway.WebhookSignature;
import dev.tandem.billing.gateway.Webhooks;
import dev.tandem.billing.ledger.LedgerAccount;
import dev.tandem.billing.rules.Deciders;
import dev.tandem.billing.rules.MentorCommand;
import dev.tandem.billing.store.Accounts;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.scheduling.events.FundingKind;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The same webhooks in any order and number lead to the same state. */
@BillingTests
class WebhookTests {

  @Autowired Webhooks webhooks;
  @Autowired WebhookSignature signature;
  @Autowired Accounts accounts;
  @Autowired MentorPayouts mentorPayouts;
  @Autowired ApplicationEventPublisher publisher;
  @Autowired TransactionTemplate transaction;
  @Autowired AdjustableClock clock;
  @Autowired JdbcClient jdbc;

  BookingFixture fixture;

  @BeforeEach
  void setUp() {
    clock.reset();
    // The simulated payment service answers a moment later, as the tests say.
    clock.stopAt(clock.instant());
    fixture =
        new BookingFixture(new BookingFixture.FixtureContext(publisher, transaction, clock, jdbc));
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pending succeeded lost",
        "pending lost succeeded",
        "succeeded pending lost",
        "succeeded lost pending",
        "lost pending succeeded",
        "lost succeeded pending",
        "lost lost succeeded pending succeeded"
      })
  void aDisputedChargeEndsTheSame(String order) {
    fixture.publishHeld(FundingKind.CARD, "slow").awaitStatus("REQUESTED");
    await().until(() -> orderStatus().equals("PENDING"));

    for (String result : order.split(" ")) {
      var type = result.equals("lost") ? "dispute.lost" : "capture." + result;
      receive(type, GatewayOrder.keyOf(fixture.booking, GatewayOperation.CAPTURE, 1));
    }

    assertThat(orderStatus()).isEqualTo("CHARGED_BACK");
    assertThat(fixture.bookingBalance(LedgerAccount.CLEARING)).isZero();
    assertThat(fixture.bookingBalance(LedgerAccount.BAD_DEBT)).isEqualTo(11_900);
    assertThat(fixture.escrow()).isEqualTo(11_900);
  }

  private String orderStatus() {
    return jdbc.sql("select status from billing.gateway_order where subject = ?")
        .param(fixture.booking)
        .query(String.class)
        .optional()
        .orElse("NONE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"paid failed", "failed paid", "failed", "paid failed paid failed"})
  void aReturnedPayoutIsOwedAgainWhateverCameFirst(String order) {
    addPayableEarning(5_000);
    var payout = startPayout();

    for (String result : order.split(" ")) {
      receive("payout." + result, GatewayOrder.keyOf(payout, GatewayOperation.PAYOUT, 1));
    }

    assertThat(fixture.balance(LedgerAccount.PAYABLE, fixture.mentor)).isEqualTo(5_000);
    assertThat(fixture.balance(LedgerAccount.PAYOUT_TRANSIT, payout)).isZero();
  }

  private void addPayableEarning(long minor) {
    var earn =
        new MentorCommand.Earn(
            fixture.mentor, fixture.booking, Money.of(minor, "EUR"), clock.instant(), false);
    transaction.executeWithoutResult(_ -> {
      accounts.handle(StreamId.mentor(fixture.mentor, "EUR"), Deciders.MENTOR, earn);
      mentorPayouts.releaseEarning(fixture.mentor, "EUR", fixture.booking);
    });
  }

  private UUID startPayout() {
    transaction.executeWithoutResult(
        _ -> mentorPayouts.startPayout(fixture.mentor, "EUR", LocalDate.of(2026, 3, 9)));
    return jdbc.sql("select id from billing.payout where mentor_id = ?")
        .param(fixture.mentor)
        .query(UUID.class)
        .single();
  }

  @ParameterizedTest
  @ValueSource(strings = {"capture.succeeded", "dispute.lost"})
  void aMessageThatComesBeforeItsOrderIsAppliedWhenTheOrderIsWritten(String type) {
    var key = GatewayOrder.keyOf(fixture.booking, GatewayOperation.CAPTURE, 1);
    receive(type, key);
    assertThat(isApplied(type + "-" + key)).isFalse();

    fixture.publishHeld(FundingKind.CARD, "timeout");

    fixture.awaitStatus(type.equals("dispute.lost") ? "CHARGED_BACK" : "FUNDED");
    await().until(() -> isApplied(type + "-" + key));
  }

  @Test
  void aKeptMessageThatCannotBeAppliedStopsNothingElse() {
    var now = clock.instant();
    for (int i = 0; i < 60; i++) {
      jdbc.sql(
              "insert into billing.webhook (event_id, gateway, body, received_at, due_at) values (?,?,?,?,?)")
          .params(UUID.randomUUID().toString(), "simulated", "nonsense", now, now.minusSeconds(60))
          .update();
    }
    var key = GatewayOrder.keyOf(fixture.booking, GatewayOperation.CAPTURE, 1);
    var body =
        "{\"id\": \"kept-%s\", \"type\": \"capture.succeeded\", \"key\": \"%s\"}"
            .formatted(key, key);
    fixture.publishHeld(FundingKind.CARD, "timeout").awaitStatus("REQUESTED");
    jdbc.sql(
            "insert into billing.webhook (event_id, gateway, body, received_at, due_at) values (?,?,?,?,?)")
        .params("kept-" + key, "simulated", body, now, now)
        .update();

    fixture.awaitStatus("FUNDED");
    await().until(this::hasNumberedDocument);
  }

  private boolean hasNumberedDocument() {
    return jdbc.sql(
            "select exists (select from billing.document where booking_id = ? and number like 'T-%')")
        .param(fixture.booking)
        .query(Boolean.class)
        .single();
  }

  private boolean isApplied(String id) {
    return jdbc.sql("select applied_at is not null from billing.webhook where event_id = ?")
        .param(id)
        .query(Boolean.class)
        .single();
  }

  /** Receives each message twice. */
  private void receive(String type, String key) {
    var body =
        """
        {"id": "%s-%s", "type": "%s", "key": "%s", "reason": "account closed"}\
        """
            .formatted(type, key, type, key)
            .getBytes(StandardCharsets.UTF_8);
    for (int copy = 0; copy < 2; copy++) {
      webhooks.receive("simulated", body, signature.sign(body, clock.instant()));
    }
  }
}
