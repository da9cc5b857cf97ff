package dev.tandem.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.billing.events.BookingFunded;
import dev.tandem.billing.events.BookingFundingFailed;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.time.TravellingClock;
import dev.tandem.scheduling.events.FundingKind;
import dev.tandem.scheduling.events.NoShowOutcome;
import dev.tandem.testing.Deliveries;
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
class BookingMoneyTests {

  @Autowired ApplicationEventPublisher publisher;
  @Autowired TransactionTemplate transaction;
  @Autowired TravellingClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired GatewayDesk desk;
  @Autowired DueDates dueDates;
  @Autowired Packs packs;

  Life life;

  @BeforeEach
  void setUp() {
    life = newLife();
  }

  Life newLife() {
    return new Life(new Life.World(publisher, transaction, clock, jdbc));
  }

  @AfterEach
  void comeHome() {
    clock.comeHome();
  }

  @Test
  void aHeldBookingIsCapturedAndAnnounced(Scenario scenario) {
    scenario
        .publish(life.heldEvent(FundingKind.CARD, "ok"))
        .andWaitForEventOfType(BookingFunded.class)
        .matching(it -> it.bookingId().equals(life.booking))
        .toArriveAndVerify(it -> {
          assertThat(it.gross().minor()).isEqualTo(11_900);
          assertThat(it.vat().minor()).isEqualTo(1_900);
          assertThat(it.kind()).isEqualTo("CARD");
        });
    life.until("FUNDED");
    assertThat(life.escrow()).isEqualTo(11_900);
    assertThat(life.moved(Account.CLEARING)).isEqualTo(11_900);
  }

  @Test
  void aDeclinedCardIsAnnouncedAndTakesNothing(Scenario scenario) {
    scenario
        .publish(life.heldEvent(FundingKind.CARD, "declined"))
        .andWaitForEventOfType(BookingFundingFailed.class)
        .matching(it -> it.bookingId().equals(life.booking))
        .toArriveAndVerify(it -> {
          assertThat(it.reason()).isEqualTo("The card was declined.");
          assertThat(it.retryable()).isTrue();
        });
    life.until("FAILED");
    assertThat(life.moved(Account.CLEARING)).isZero();
  }

  @Test
  void aCompletedSessionPaysTheMentorAfterTheHoldAndThePayoutRun() {
    clock.travelTo(Instant.parse("2026-03-03T10:00:00Z"));
    life.held(FundingKind.CARD, "ok").until("FUNDED");
    life.tell(life.completed(3));
    life.until("EARNED");

    assertThat(life.escrow()).isZero();
    assertThat(life.moved(Account.FEE)).isEqualTo(1_785);
    assertThat(life.moved(Account.VAT)).isEqualTo(1_900);
    assertThat(life.balance(Account.PENDING, life.mentor)).isEqualTo(8_215);

    clock.advance(Duration.ofHours(71));
    dueDates.releaseEarnings();
    assertThat(life.balance(Account.PAYABLE, life.mentor)).isZero();

    clock.advance(Duration.ofHours(2));
    dueDates.releaseEarnings();
    assertThat(life.balance(Account.PAYABLE, life.mentor)).isEqualTo(8_215);

    clock.travelTo(Instant.parse("2026-03-09T05:59:00Z"));
    dueDates.payOut();
    assertThat(payouts()).isEmpty();
    clock.travelTo(Instant.parse("2026-03-09T06:00:01Z"));
    dueDates.payOut();
    dueDates.payOut();
    assertThat(payouts()).containsExactly(8_215L);
    assertThat(life.balance(Account.PAYABLE, life.mentor)).isZero();

    desk.carryOutDue();
    await().untilAsserted(() -> assertThat(payoutOrder()).isEqualTo("PENDING"));
    clock.advance(Duration.ofMinutes(1));
    await().untilAsserted(() -> assertThat(payoutStatus()).isEqualTo("PAID"));
  }

  private String payoutOrder() {
    return jdbc.sql(
            """
            select o.status from billing.gateway_order o join billing.payout p on p.id = o.subject
            where p.mentor_id = ?\
            """)
        .param(life.mentor)
        .query(String.class)
        .single();
  }

  private List<Long> payouts() {
    return jdbc.sql("select amount from billing.payout where mentor_id = ?")
        .param(life.mentor)
        .query(Long.class)
        .list();
  }

  private String payoutStatus() {
    return jdbc.sql("select status from billing.payout where mentor_id = ?")
        .param(life.mentor)
        .query(String.class)
        .single();
  }

  @Test
  void aCancellationRefundsItsShareAndSplitsTheRest() {
    life.held(FundingKind.CARD, "ok").until("FUNDED");
    life.tell(life.cancelled(3, 5_000));
    life.until("EARNED");

    await().untilAsserted(() -> assertThat(life.moved(Account.CLEARING)).isEqualTo(5_950));
    assertThat(life.escrow()).isZero();
    assertThat(life.moved(Account.REFUND_TRANSIT)).isZero();
    assertThat(
            life.moved(Account.FEE)
                + life.moved(Account.VAT)
                + life.balance(Account.PENDING, life.mentor))
        .isEqualTo(5_950);
  }

  @Test
  void aCancellationHeardBeforeItsBookingChargesNothing() {
    life.tell(life.cancelled(3, 10_000));
    life.untilRecorded(1);
    life.held(FundingKind.CARD, "ok").until("ABANDONED");

    assertThat(life.moved(Account.CLEARING)).isZero();
  }

  @Test
  void aHoldThatHasRunOutIsNotChargedAnyMore() {
    var late = life.heldEvent(FundingKind.CARD, "ok");
    clock.advance(Duration.ofMinutes(11));
    life.tell(late);
    life.until("FAILED");

    assertThat(life.moved(Account.CLEARING)).isZero();
  }

  @Test
  void moneyThatComesAfterTheExpiryGoesBackInFull() {
    life.held(FundingKind.CARD, "timeout").until("REQUESTED");
    await().untilAsserted(() -> assertThat(order()).isEqualTo("UNKNOWN"));
    life.tell(life.expired(2));
    clock.advance(Duration.ofMinutes(6));
    desk.carryOutDue();

    life.until("REFUNDED");
    await()
        .untilAsserted(() -> {
          desk.carryOutDue();
          assertThat(life.moved(Account.CLEARING)).isZero();
        });
    assertThat(life.escrow()).isZero();
  }

  @Test
  void aTimeoutIsReconciledAfterFiveMinutesUnderItsOwnKey() {
    life.held(FundingKind.CARD, "timeout").until("REQUESTED");
    await().untilAsserted(() -> assertThat(order()).isEqualTo("UNKNOWN"));
    clock.advance(Duration.ofMinutes(4));
    desk.carryOutDue();
    assertThat(life.status()).isEqualTo("REQUESTED");

    clock.advance(Duration.ofMinutes(2));
    desk.carryOutDue();

    life.until("FUNDED");
    assertThat(
            jdbc.sql("select count(*) from billing.gateway_order where subject = ?")
                .param(life.booking)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    assertThat(life.moved(Account.CLEARING)).isEqualTo(11_900);
  }

  private String order() {
    return jdbc.sql("select status from billing.gateway_order where subject = ?")
        .param(life.booking)
        .query(String.class)
        .optional()
        .orElse("NONE");
  }

  @Test
  void aSlowCardIsFundedByItsWebhookThoughItComesTwice() {
    life.held(FundingKind.CARD, "slow").until("REQUESTED");
    await().untilAsserted(() -> assertThat(order()).isEqualTo("PENDING"));
    clock.advance(Duration.ofSeconds(10));

    life.until("FUNDED");
    assertThat(life.escrow()).isEqualTo(11_900);
  }

  @Test
  void aMentorWhoDidNotComeIsNotPaidEvenIfTheSessionWasClosedFirst() {
    life.held(FundingKind.CARD, "ok").until("FUNDED");
    life.tell(life.completed(3));
    life.until("EARNED");
    life.tell(life.noShow(4));
    life.tell(life.resolved(5, NoShowOutcome.MENTOR_ABSENT));
    life.until("REFUNDED");

    assertThat(life.moved(Account.FEE)).isZero();
    assertThat(life.moved(Account.VAT)).isZero();
    assertThat(life.balance(Account.PENDING, life.mentor)).isZero();
    await().untilAsserted(() -> assertThat(life.moved(Account.CLEARING)).isZero());
  }

  @Test
  void theSameEventsInAnotherOrderEndTheSame() {
    life.tell(life.resolved(5, NoShowOutcome.MENTOR_ABSENT));
    life.untilRecorded(2);
    life.tell(life.noShow(4));
    life.held(FundingKind.CARD, "ok").until("ABANDONED");
    life.tell(life.completed(3));
    Deliveries.awaitAll(jdbc);
    assertThat(life.balance(Account.PENDING, life.mentor)).isZero();
    assertThat(life.moved(Account.CLEARING)).isZero();
  }

  @Test
  void anEarningWaitsWhileANoShowIsDisputed() {
    life.held(FundingKind.CARD, "ok").until("FUNDED");
    life.tell(life.completed(3));
    life.until("EARNED");
    life.tell(life.noShow(4));
    await().untilAsserted(() -> assertThat(earning()).isEqualTo("FROZEN"));
    clock.advance(Duration.ofDays(4));
    dueDates.releaseEarnings();
    assertThat(earning()).isEqualTo("FROZEN");

    life.tell(life.resolved(5, NoShowOutcome.HELD));

    await()
        .untilAsserted(() -> {
          dueDates.releaseEarnings();
          assertThat(earning()).isEqualTo("RELEASED");
        });
  }

  private String earning() {
    return jdbc.sql("select status from billing.earning where booking_id = ?")
        .param(life.booking)
        .query(String.class)
        .single();
  }

  @Test
  void creditsPayForABookingAndComeBackWhenItIsCancelled() {
    buyPack(20_000);
    life.held(FundingKind.PACK, null).until("FUNDED");
    assertThat(life.balance(Account.CREDITS, life.mentee)).isEqualTo(8_100);

    life.tell(life.cancelled(3, 10_000));
    life.until("REFUNDED");

    assertThat(life.balance(Account.CREDITS, life.mentee)).isEqualTo(20_000);
  }

  private void buyPack(long minor) {
    transaction.executeWithoutResult(
        _ -> packs.order(UUID.randomUUID(), life.mentee, Money.of(minor, "EUR"), "ok"));
    clock.advance(Duration.ofSeconds(11));
    desk.carryOutDue();
    await()
        .untilAsserted(
            () -> assertThat(life.balance(Account.CREDITS, life.mentee)).isEqualTo(minor));
  }

  @Test
  void creditsThatDoNotSufficeFundNothing() {
    buyPack(5_000);
    life.held(FundingKind.PACK, null).until("FAILED");

    assertThat(life.balance(Account.CREDITS, life.mentee)).isEqualTo(5_000);
  }

  @Test
  void creditsThatExpireAreKept() {
    buyPack(5_000);
    clock.advance(Duration.ofDays(366));
    dueDates.expireCredits();
    assertThat(life.balance(Account.CREDITS, life.mentee)).isZero();
  }

  @Test
  void aCohortPaysOnTerms() {
    life.cohort = UUID.randomUUID();
    life.held(FundingKind.COHORT, null).until("FUNDED");
    assertThat(life.balance(Account.RECEIVABLE, life.cohort)).isEqualTo(11_900);
    assertThat(life.escrow()).isEqualTo(11_900);
  }

  @Test
  void aDisputedCardIsChargedBackAfterItWasTaken() {
    life.held(FundingKind.CARD, "disputed").until("FUNDED");
    clock.advance(Duration.ofSeconds(10));
    life.until("CHARGED_BACK");
    assertThat(life.moved(Account.CLEARING)).isZero();
    assertThat(life.moved(Account.BAD_DEBT)).isEqualTo(11_900);
  }
}
