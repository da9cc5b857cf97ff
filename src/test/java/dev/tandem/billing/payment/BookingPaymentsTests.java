package dev.tandem.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.billing.BillingTests;
import dev.tandem.billing.BookingFixture;
import dev.tandem.billing.events.BookingFunded;
import dev.tandem.billing.events.BookingFundingFailed;
import dev.tandem.billing.gateway.GatewayOrderProcessor;
import dev.tandem.billing.ledger.LedgerAccount;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.scheduling.events.FundingKind;
import dev.tandem.scheduling.events.NoShowOutcome;
import dev.tandem.testing.Deliveries;
import dev.tandem.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.Scenario;
import org.springframework.transaction.support.TransactionTemplate;

@BillingTests
class BookingPaymentsTests {

  @Autowired ApplicationEventPublisher publisher;
  @Autowired TransactionTemplate transaction;
  @Autowired AdjustableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired GatewayOrderProcessor processor;
  @Autowired DueAccountChanges dueAccountChanges;
  @Autowired CreditPacks packs;

  BookingFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = newFixture();
  }

  BookingFixture newFixture() {
    return new BookingFixture(
        new BookingFixture.FixtureContext(publisher, transaction, clock, jdbc));
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void aHeldBookingIsCapturedAndAnnounced(Scenario scenario) {
    scenario
        .publish(fixture.heldEvent(FundingKind.CARD, "ok"))
        .andWaitForEventOfType(BookingFunded.class)
        .matching(it -> it.bookingId().equals(fixture.booking))
        .toArriveAndVerify(funded -> {
          assertThat(funded.gross().minor()).isEqualTo(11_900);
          assertThat(funded.vat().minor()).isEqualTo(1_900);
          assertThat(funded.kind()).isEqualTo("CARD");
        });
    fixture.awaitStatus("FUNDED");
    assertThat(fixture.escrow()).isEqualTo(11_900);
    assertThat(fixture.bookingBalance(LedgerAccount.CLEARING)).isEqualTo(11_900);
  }

  @Test
  void aDeclinedCardIsAnnouncedAndTakesNothing(Scenario scenario) {
    scenario
        .publish(fixture.heldEvent(FundingKind.CARD, "declined"))
        .andWaitForEventOfType(BookingFundingFailed.class)
        .matching(it -> it.bookingId().equals(fixture.booking))
        .toArriveAndVerify(failed -> {
          assertThat(failed.reason()).isEqualTo("The card was declined.");
          assertThat(failed.retryable()).isTrue();
        });
    fixture.awaitStatus("FAILED");
    assertThat(fixture.bookingBalance(LedgerAccount.CLEARING)).isZero();
  }

  @Test
  void aCompletedSessionPaysTheMentorAfterTheHoldAndThePayoutRun() {
    clock.adjustTo(Instant.parse("2026-03-03T10:00:00Z"));
    fixture.publishHeld(FundingKind.CARD, "ok").awaitStatus("FUNDED");
    fixture.publish(fixture.completed(3));
    fixture.awaitStatus("EARNED");

    assertThat(fixture.escrow()).isZero();
    assertThat(fixture.bookingBalance(LedgerAccount.FEE)).isEqualTo(1_785);
    assertThat(fixture.bookingBalance(LedgerAccount.VAT)).isEqualTo(1_900);
    assertThat(fixture.balance(LedgerAccount.PENDING, fixture.mentor)).isEqualTo(8_215);

    clock.advance(Duration.ofHours(71));
    dueAccountChanges.releaseEarnings();
    assertThat(fixture.balance(LedgerAccount.PAYABLE, fixture.mentor)).isZero();

    clock.advance(Duration.ofHours(2));
    dueAccountChanges.releaseEarnings();
    assertThat(fixture.balance(LedgerAccount.PAYABLE, fixture.mentor)).isEqualTo(8_215);

    clock.adjustTo(Instant.parse("2026-03-09T05:59:00Z"));
    dueAccountChanges.startPayouts();
    assertThat(payoutAmounts()).isEmpty();
    clock.adjustTo(Instant.parse("2026-03-09T06:00:01Z"));
    dueAccountChanges.startPayouts();
    dueAccountChanges.startPayouts();
    assertThat(payoutAmounts()).containsExactly(8_215L);
    assertThat(fixture.balance(LedgerAccount.PAYABLE, fixture.mentor)).isZero();

    processor.processDue();
    await().untilAsserted(() -> assertThat(payoutOrderStatus()).isEqualTo("PENDING"));
    clock.advance(Duration.ofMinutes(1));
    await().untilAsserted(() -> assertThat(payoutStatus()).isEqualTo("PAID"));
  }

  private String payoutOrderStatus() {
    return jdbc.sql(
            """
            select o.status from billing.gateway_order o join billing.payout p on p.id = o.subject
            where p.mentor_id = ?\
            """)
        .param(fixture.mentor)
        .query(String.class)
        .single();
  }

  private List<Long> payoutAmounts() {
    return jdbc.sql("select amount from billing.payout where mentor_id = ?")
        .param(fixture.mentor)
        .query(Long.class)
        .list();
  }

  private String payoutStatus() {
    return jdbc.sql("select status from billing.payout where mentor_id = ?")
        .param(fixture.mentor)
        .query(String.class)
        .single();
  }

  @Test
  void aCancellationRefundsItsShareAndSplitsTheRest() {
    fixture.publishHeld(FundingKind.CARD, "ok").awaitStatus("FUNDED");
    fixture.publish(fixture.cancelled(3, 5_000));
    fixture.awaitStatus("EARNED");

    await()
        .untilAsserted(
            () -> assertThat(fixture.bookingBalance(LedgerAccount.CLEARING)).isEqualTo(5_950));
    assertThat(fixture.escrow()).isZero();
    assertThat(fixture.bookingBalance(LedgerAccount.REFUND_TRANSIT)).isZero();
    assertThat(
            fixture.bookingBalance(LedgerAccount.FEE)
                + fixture.bookingBalance(LedgerAccount.VAT)
                + fixture.balance(LedgerAccount.PENDING, fixture.mentor))
        .isEqualTo(5_950);
  }

  @Test
  void aCancellationThatArrivesBeforeItsBookingChargesNothing() {
    fixture.publish(fixture.cancelled(3, 10_000));
    fixture.awaitRecorded(1);
    fixture.publishHeld(FundingKind.CARD, "ok").awaitStatus("ABANDONED");

    assertThat(fixture.bookingBalance(LedgerAccount.CLEARING)).isZero();
  }

  @Test
  void aHoldThatHasRunOutIsNotChargedAnyMore() {
    var late = fixture.heldEvent(FundingKind.CARD, "ok");
    clock.advance(Duration.ofMinutes(11));
    fixture.publish(late);
    fixture.awaitStatus("FAILED");

    assertThat(fixture.bookingBalance(LedgerAccount.CLEARING)).isZero();
  }

  @Test
  void moneyThatComesAfterTheExpiryGoesBackInFull() {
    fixture.publishHeld(FundingKind.CARD, "timeout").awaitStatus("REQUESTED");
    await().untilAsserted(() -> assertThat(orderStatus()).isEqualTo("UNKNOWN"));
    fixture.publish(fixture.expired(2));
    clock.advance(Duration.ofMinutes(6));
    processor.processDue();

    fixture.awaitStatus("REFUNDED");
    await()
        .untilAsserted(() -> {
          processor.processDue();
          assertThat(fixture.bookingBalance(LedgerAccount.CLEARING)).isZero();
        });
    assertThat(fixture.escrow()).isZero();
  }

  @Test
  void aTimeoutIsReconciledAfterFiveMinutesUnderItsOwnKey() {
    fixture.publishHeld(FundingKind.CARD, "timeout").awaitStatus("REQUESTED");
    await().untilAsserted(() -> assertThat(orderStatus()).isEqualTo("UNKNOWN"));
    clock.advance(Duration.ofMinutes(4));
    processor.processDue();
    assertThat(fixture.status()).isEqualTo("REQUESTED");

    clock.advance(Duration.ofMinutes(2));
    processor.processDue();

    fixture.awaitStatus("FUNDED");
    assertThat(
            jdbc.sql("select count(*) from billing.gateway_order where subject = ?")
                .param(fixture.booking)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    assertThat(fixture.bookingBalance(LedgerAccount.CLEARING)).isEqualTo(11_900);
  }

  @Test
  void aChargeThatFailsHereIsAskedForAgainWithinSeconds() {
    failNextChargeOf(fixture.booking);
    fixture.publishHeld(FundingKind.CARD, "ok");
    await().untilAsserted(() -> assertThat(failedCharges()).isEqualTo(1));
    await().untilAsserted(() -> assertThat(orderStatus()).isEqualTo("SENT"));

    clock.advance(Duration.ofSeconds(10));
    await()
        .untilAsserted(() -> {
          processor.processDue();
          assertThat(fixture.status()).isEqualTo("FUNDED");
        });
    assertThat(fixture.bookingBalance(LedgerAccount.CLEARING)).isEqualTo(11_900);
  }

  /** As if the database had been lost just then. A sequence counts what is rolled back, too. */
  private void failNextChargeOf(UUID booking) {
    var database = jdbc.sql("select current_database()").query(String.class).single();
    TestDatabase.executeAsOwner(
        database,
        """
        create sequence if not exists billing.failed_charge;
        grant usage, select on sequence billing.failed_charge to public;
        alter sequence billing.failed_charge restart;
        create or replace function billing.fail_first() returns trigger language plpgsql as $$
        begin
          if nextval('billing.failed_charge') = 1 then
            raise exception 'lost' using errcode = '57P01';
          end if;
          return new;
        end $$;
        create or replace trigger fail_first before insert on billing.simulated_operation
          for each row when (new.key like '%s%%') execute function billing.fail_first()
        """
            .formatted(booking));
  }

  private int failedCharges() {
    return jdbc.sql("select last_value from billing.failed_charge where is_called")
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  private String orderStatus() {
    return jdbc.sql("select status from billing.gateway_order where subject = ?")
        .param(fixture.booking)
        .query(String.class)
        .optional()
        .orElse("NONE");
  }

  @Test
  void aSlowCardIsFundedByItsWebhookThoughItComesTwice() {
    clock.stopAt(clock.instant());
    fixture.publishHeld(FundingKind.CARD, "slow").awaitStatus("REQUESTED");
    await().untilAsserted(() -> assertThat(orderStatus()).isEqualTo("PENDING"));
    clock.advance(Duration.ofSeconds(10));

    fixture.awaitStatus("FUNDED");
    assertThat(fixture.escrow()).isEqualTo(11_900);
  }

  @Test
  void aMentorWhoDidNotComeIsNotPaidEvenIfTheSessionWasClosedFirst() {
    fixture.publishHeld(FundingKind.CARD, "ok").awaitStatus("FUNDED");
    fixture.publish(fixture.completed(3));
    fixture.awaitStatus("EARNED");
    fixture.publish(fixture.noShowReported(4));
    fixture.publish(fixture.noShowResolved(5, NoShowOutcome.MENTOR_ABSENT));
    fixture.awaitStatus("REFUNDED");

    assertThat(fixture.bookingBalance(LedgerAccount.FEE)).isZero();
    assertThat(fixture.bookingBalance(LedgerAccount.VAT)).isZero();
    assertThat(fixture.balance(LedgerAccount.PENDING, fixture.mentor)).isZero();
    await()
        .untilAsserted(() -> assertThat(fixture.bookingBalance(LedgerAccount.CLEARING)).isZero());
  }

  @Test
  void theSameEventsInAnotherOrderEndTheSame() {
    fixture.publish(fixture.noShowResolved(5, NoShowOutcome.MENTOR_ABSENT));
    fixture.awaitRecorded(2);
    fixture.publish(fixture.noShowReported(4));
    fixture.publishHeld(FundingKind.CARD, "ok").awaitStatus("ABANDONED");
    fixture.publish(fixture.completed(3));
    Deliveries.awaitAll(jdbc);
    assertThat(fixture.balance(LedgerAccount.PENDING, fixture.mentor)).isZero();
    assertThat(fixture.bookingBalance(LedgerAccount.CLEARING)).isZero();
  }

  @Test
  void anEarningWaitsWhileANoShowIsDisputed() {
    fixture.publishHeld(FundingKind.CARD, "ok").awaitStatus("FUNDED");
    fixture.publish(fixture.completed(3));
    fixture.awaitStatus("EARNED");
    fixture.publish(fixture.noShowReported(4));
    await().untilAsserted(() -> assertThat(earningStatus()).isEqualTo("FROZEN"));
    clock.advance(Duration.ofDays(4));
    dueAccountChanges.releaseEarnings();
    assertThat(earningStatus()).isEqualTo("FROZEN");

    fixture.publish(fixture.noShowResolved(5, NoShowOutcome.HELD));

    await()
        .untilAsserted(() -> {
          dueAccountChanges.releaseEarnings();
          assertThat(earningStatus()).isEqualTo("RELEASED");
        });
  }

  private String earningStatus() {
    return jdbc.sql("select status from billing.earning where booking_id = ?")
        .param(fixture.booking)
        .query(String.class)
        .single();
  }

  @Test
  void creditsPayForABookingAndComeBackWhenItIsCancelled() {
    buyPack(20_000);
    fixture.publishHeld(FundingKind.PACK, null).awaitStatus("FUNDED");
    assertThat(fixture.balance(LedgerAccount.CREDITS, fixture.mentee)).isEqualTo(8_100);

    fixture.publish(fixture.cancelled(3, 10_000));
    fixture.awaitStatus("REFUNDED");

    assertThat(fixture.balance(LedgerAccount.CREDITS, fixture.mentee)).isEqualTo(20_000);
    awaitRefundAnnounced("CREDITS");
  }

  private void awaitRefundAnnounced(String target) {
    await()
        .until(
            () ->
                jdbc.sql(
                        """
                        select payload::json ->> 'to' from eventing.event_log
                        where name = 'billing.refund-issued' and payload like ?
                        """)
                    .param("%" + fixture.booking + "%")
                    .query(String.class)
                    .list(),
            List.of(target)::equals);
  }

  private void buyPack(long minor) {
    transaction.executeWithoutResult(
        _ -> packs.orderPack(UUID.randomUUID(), fixture.mentee, Money.of(minor, "EUR"), "ok"));
    clock.advance(Duration.ofSeconds(11));
    processor.processDue();
    await()
        .untilAsserted(() ->
            assertThat(fixture.balance(LedgerAccount.CREDITS, fixture.mentee)).isEqualTo(minor));
  }

  @Test
  void creditsThatDoNotSufficeFundNothing() {
    buyPack(5_000);
    fixture.publishHeld(FundingKind.PACK, null).awaitStatus("FAILED");

    assertThat(fixture.balance(LedgerAccount.CREDITS, fixture.mentee)).isEqualTo(5_000);
  }

  @Test
  void creditsThatExpireAreKept() {
    buyPack(5_000);
    clock.advance(Duration.ofDays(366));
    dueAccountChanges.expireCredits();
    assertThat(fixture.balance(LedgerAccount.CREDITS, fixture.mentee)).isZero();
  }

  @Test
  void aCohortPaysOnTerms() {
    fixture.cohort = UUID.randomUUID();
    fixture.publishHeld(FundingKind.COHORT, null).awaitStatus("FUNDED");
    assertThat(fixture.balance(LedgerAccount.RECEIVABLE, fixture.cohort)).isEqualTo(11_900);
    assertThat(fixture.escrow()).isEqualTo(11_900);

    fixture.publish(fixture.cancelled(3, 10_000));
    awaitRefundAnnounced("RECEIVABLE");
    assertThat(fixture.balance(LedgerAccount.RECEIVABLE, fixture.cohort)).isZero();
  }

  @Test
  void aDisputedCardIsChargedBackAfterItWasTaken() {
    fixture.publishHeld(FundingKind.CARD, "disputed").awaitStatus("FUNDED");
    clock.advance(Duration.ofSeconds(10));
    fixture.awaitStatus("CHARGED_BACK");
    assertThat(fixture.bookingBalance(LedgerAccount.CLEARING)).isZero();
    assertThat(fixture.bookingBalance(LedgerAccount.BAD_DEBT)).isEqualTo(11_900);
  }
}
