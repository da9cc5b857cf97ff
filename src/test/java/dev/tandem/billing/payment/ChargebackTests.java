package dev.tandem.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.billing.BillingTests;
import dev.tandem.billing.BookingFixture;
import dev.tandem.billing.account.Rates;
import dev.tandem.billing.events.AccountRecovered;
import dev.tandem.billing.events.BookingFundingRevoked;
import dev.tandem.billing.gateway.GatewayOrderProcessor;
import dev.tandem.billing.ledger.LedgerAccount;
import dev.tandem.billing.ledger.LedgerInvariants;
import dev.tandem.billing.payer.PayerSuspensions;
import dev.tandem.billing.rules.PaymentCommand;
import dev.tandem.billing.rules.PaymentCommand.RequestPayment;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.scheduling.events.FundingKind;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.modulith.test.Scenario;
import org.springframework.transaction.support.TransactionTemplate;

/** What a charge-back of a pack means for the bookings that its credits paid for. */
@BillingTests
class ChargebackTests {

  @Autowired CreditPacks packs;
  @Autowired GatewayOrderProcessor processor;
  @Autowired LedgerInvariants invariants;
  @Autowired PaymentAccounts payments;
  @Autowired PayerSuspensions suspensions;
  @Autowired ApplicationEventPublisher publisher;
  @Autowired TransactionTemplate transaction;
  @Autowired AdjustableClock clock;
  @Autowired JdbcClient jdbc;

  BookingFixture fixture;

  @BeforeEach
  void setUp() {
    clock.reset();
    fixture =
        new BookingFixture(new BookingFixture.FixtureContext(publisher, transaction, clock, jdbc));
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void creditsOfAPackThatWasChargedBackAreNotRestored() {
    var pack = buyDisputedPack(11_900);
    fixture.publishHeld(FundingKind.PACK, null).awaitStatus("FUNDED");
    awaitChargeback(pack);

    fixture.publish(fixture.cancelled(3, 10_000));
    awaitEmptyEscrow();

    assertThat(fixture.balance(LedgerAccount.CREDITS, fixture.mentee)).isZero();
    assertNothingIsLost();
  }

  @Test
  void creditsThatWereRestoredBeforeTheChargebackAreTakenAway() {
    var pack = buyDisputedPack(11_900);
    fixture.publishHeld(FundingKind.PACK, null).awaitStatus("FUNDED");
    fixture.publish(fixture.cancelled(3, 10_000));
    fixture.awaitStatus("REFUNDED");

    awaitChargeback(pack);

    assertThat(fixture.balance(LedgerAccount.CREDITS, fixture.mentee)).isZero();
    assertNothingIsLost();
  }

  @Test
  void aChargebackSuspendsThePayerAndRevokesTheFundingOfItsBookings(Scenario scenario) {
    var pack = buyDisputedPack(20_000);
    fixture.publishHeld(FundingKind.PACK, null).awaitStatus("FUNDED");

    scenario
        .stimulate(() -> awaitChargeback(pack))
        .andWaitForEventOfType(BookingFundingRevoked.class)
        .matching(event -> event.bookingId().equals(fixture.booking))
        .toArrive();
    var next =
        new BookingFixture(new BookingFixture.FixtureContext(publisher, transaction, clock, jdbc));
    next.mentee = fixture.mentee;
    next.publishHeld(FundingKind.CARD, "ok").awaitStatus("FAILED");
  }

  @Test
  void aChargebackOfACardDoesSoForItsBooking(Scenario scenario) {
    fixture.publishHeld(FundingKind.CARD, "disputed").awaitStatus("FUNDED");

    scenario
        .stimulate(() -> clock.advance(Duration.ofSeconds(10)))
        .andWaitForEventOfType(BookingFundingRevoked.class)
        .matching(event -> event.bookingId().equals(fixture.booking))
        .toArrive();
    fixture.awaitStatus("CHARGED_BACK");

    var next =
        new BookingFixture(new BookingFixture.FixtureContext(publisher, transaction, clock, jdbc));
    next.mentee = fixture.mentee;
    next.publishHeld(FundingKind.CARD, "ok").awaitStatus("FAILED");
  }

  @Test
  void aSuspensionEndsOnlyWhenItsLastReasonIsGone(AssertablePublishedEvents events) {
    var first = UUID.randomUUID();
    var second = UUID.randomUUID();
    chargeBackCard(first);
    chargeBackCard(second);

    transaction.executeWithoutResult(_ -> suspensions.closeChargeback(first));
    assertThat(events.ofType(AccountRecovered.class).matching(this::isAboutMentee)).isEmpty();
    transaction.executeWithoutResult(_ -> suspensions.closeChargeback(second));
    assertThat(events.ofType(AccountRecovered.class).matching(this::isAboutMentee)).hasSize(1);
  }

  private boolean isAboutMentee(AccountRecovered event) {
    return event.memberId().equals(fixture.mentee);
  }

  private void chargeBackCard(UUID booking) {
    transaction.executeWithoutResult(_ -> {
      payments.handle(
          booking,
          new RequestPayment(
              booking,
              fixture.mentor,
              fixture.mentee,
              null,
              FundingKind.CARD,
              Money.of(5_000, "EUR"),
              new Rates(1500, 1900),
              1,
              clock.instant().plusSeconds(600),
              true,
              null,
              clock.instant()));
      payments.handle(booking, new PaymentCommand.ConfirmFunding());
      payments.handle(booking, new PaymentCommand.ChargeBack());
    });
  }

  @Test
  void creditsThatComeBackKeepTheirDate() {
    buyPack(11_900, "ok");
    var expiry = expiryOfCredits();
    fixture.publishHeld(FundingKind.PACK, null).awaitStatus("FUNDED");
    fixture.publish(fixture.cancelled(3, 10_000));
    fixture.awaitStatus("REFUNDED");

    assertThat(expiryOfCredits()).isEqualTo(expiry);
  }

  private Instant expiryOfCredits() {
    return jdbc.sql("select expires_at from billing.lot where member_id = ? and remaining > 0")
        .param(fixture.mentee)
        .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .single();
  }

  @Test
  void onlyThePartThatAnotherPackPaidForComesBack() {
    var lost = buyDisputedPack(5_000);
    buyPack(20_000, "ok");
    fixture.publishHeld(FundingKind.PACK, null).awaitStatus("FUNDED");
    awaitChargeback(lost);

    fixture.publish(fixture.cancelled(3, 10_000));
    awaitEmptyEscrow();

    assertThat(fixture.balance(LedgerAccount.CREDITS, fixture.mentee)).isEqualTo(20_000);
    assertNothingIsLost();
  }

  private UUID buyDisputedPack(long minor) {
    return buyPack(minor, "disputed");
  }

  private UUID buyPack(long minor, String card) {
    var pack = UUID.randomUUID();
    transaction.executeWithoutResult(
        _ -> packs.orderPack(pack, fixture.mentee, Money.of(minor, "EUR"), card));
    await()
        .untilAsserted(() -> {
          processor.processNow(pack + ":capture:1");
          assertThat(packStatus(pack)).isEqualTo("ACTIVE");
        });
    return pack;
  }

  private void awaitChargeback(UUID pack) {
    clock.advance(Duration.ofSeconds(10));
    await().untilAsserted(() -> assertThat(packStatus(pack)).isEqualTo("CHARGED_BACK"));
  }

  private String packStatus(UUID pack) {
    return jdbc.sql("select status from billing.pack where id = ?")
        .param(pack)
        .query(String.class)
        .single();
  }

  private void awaitEmptyEscrow() {
    await().untilAsserted(() -> assertThat(fixture.escrow()).isZero());
  }

  /** The bank took the price back and nobody had a session for it. */
  private void assertNothingIsLost() {
    assertThat(fixture.bookingBalance(LedgerAccount.REFUND_TRANSIT)).isZero();
    assertThat(fixture.bookingBalance(LedgerAccount.BAD_DEBT) + badDebtOfPacks()).isZero();
    assertThat(invariants.checkAll()).allMatch(check -> check.breaches() == 0);
  }

  private long badDebtOfPacks() {
    return jdbc.sql(
            """
            select coalesce(sum(entry.debit - entry.credit), 0)::bigint from billing.entry
            join billing.event on event.id = entry.cause
            where account = 'bad-debt' and stream like 'credits:' || ? || ':%'\
            """)
        .param(fixture.mentee.toString())
        .query(Long.class)
        .single();
  }
}
