package dev.tandem.billing.payment;

import static dev.tandem.billing.account.Deciders.CREDITS;
import static dev.tandem.billing.account.Deciders.MENTOR;
import static dev.tandem.billing.account.Deciders.PAYMENT;

import dev.tandem.billing.BillingProperties;
import dev.tandem.billing.account.BookingOutcome;
import dev.tandem.billing.account.CreditsCommand.Restore;
import dev.tandem.billing.account.CreditsCommand.Spend;
import dev.tandem.billing.account.MentorCommand.ClawBack;
import dev.tandem.billing.account.MentorCommand.Earn;
import dev.tandem.billing.account.MentorCommand.Freeze;
import dev.tandem.billing.account.MentorCommand.Reverse;
import dev.tandem.billing.account.MentorCommand.Thaw;
import dev.tandem.billing.account.Payment.FundingStage;
import dev.tandem.billing.account.PaymentCommand;
import dev.tandem.billing.account.PaymentCommand.ChargeBack;
import dev.tandem.billing.account.PaymentCommand.CloseDispute;
import dev.tandem.billing.account.PaymentCommand.ConfirmFunding;
import dev.tandem.billing.account.PaymentCommand.FailFunding;
import dev.tandem.billing.account.PaymentCommand.OpenDispute;
import dev.tandem.billing.account.PaymentCommand.RecordTermsPaid;
import dev.tandem.billing.account.PaymentCommand.RequestPayment;
import dev.tandem.billing.account.PaymentCommand.Settle;
import dev.tandem.billing.account.PaymentCommand.SettleRefund;
import dev.tandem.billing.account.PaymentEvent;
import dev.tandem.billing.account.PaymentEvent.ChargedBack;
import dev.tandem.billing.account.PaymentEvent.PaymentRequested;
import dev.tandem.billing.account.PaymentEvent.Recognised;
import dev.tandem.billing.account.PaymentEvent.RefundSettled;
import dev.tandem.billing.account.PaymentEvent.RefundedAfterRecognition;
import dev.tandem.billing.account.RefundTarget;
import dev.tandem.billing.account.StreamId;
import dev.tandem.billing.gateway.CardCapture;
import dev.tandem.billing.store.Accounts;
import dev.tandem.kernel.money.Money;
import dev.tandem.scheduling.events.FundingKind;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The money of bookings across accounts: the booking's, the mentor's, the mentee's credits. They
 * are always opened in this order, so that two transactions never wait for each other.
 */
@Component
public class BookingPayments {

  private final Accounts accounts;
  private final CardCapture cardCapture;
  private final BillingProperties properties;
  private final Clock clock;

  BookingPayments(
      Accounts accounts, CardCapture cardCapture, BillingProperties properties, Clock clock) {
    this.accounts = accounts;
    this.cardCapture = cardCapture;
    this.properties = properties;
    this.clock = clock;
  }

  /** {@code card}: the gateway's token, only where a card pays. */
  public void requestPayment(RequestPayment request, @Nullable String card) {
    var before = accounts.loadForUpdate(StreamId.payment(request.bookingId()), PAYMENT);
    handle(request.bookingId(), request);
    var after = accounts.loadForUpdate(StreamId.payment(request.bookingId()), PAYMENT);
    if (after.isIn(FundingStage.REQUESTED) && !after.requireRequest().equals(before.request())) {
      collect(after.requireRequest(), card);
    }
  }

  private void collect(PaymentRequested terms, @Nullable String card) {
    if (terms.kind() == FundingKind.PACK) {
      redeemCredits(terms);
    } else {
      cardCapture.capture(terms, card);
    }
  }

  private void redeemCredits(PaymentRequested terms) {
    var stream = StreamId.credits(terms.menteeId(), terms.gross().currency());
    var spend = new Spend(terms.menteeId(), terms.bookingId(), terms.gross(), clock.instant());
    handle(
        terms.bookingId(),
        accounts.handle(stream, CREDITS, spend).isEmpty()
            ? new FailFunding("Your credits do not cover the price.", true)
            : new ConfirmFunding());
  }

  void confirmFunding(UUID booking) {
    handle(booking, new ConfirmFunding());
  }

  void failFunding(UUID booking, String reason) {
    handle(booking, new FailFunding(reason, true));
  }

  public void settle(UUID booking, BookingOutcome outcome) {
    var payment = accounts.loadForUpdate(StreamId.payment(booking), PAYMENT);
    handle(booking, settleCommand(booking, outcome, payment.request()));
  }

  private Settle settleCommand(
      UUID booking, BookingOutcome outcome, @Nullable PaymentRequested terms) {
    if (terms == null) {
      var nothing = Money.zero("EUR");
      return new Settle(booking, outcome, nothing, nothing);
    }
    var currency = terms.gross().currency();
    var mentor = accounts.loadForUpdate(StreamId.mentor(terms.mentorId(), currency), MENTOR);
    return new Settle(
        booking, outcome, mentor.pendingFor(booking, currency), mentor.payableMoney(currency));
  }

  public void openDispute(UUID booking, UUID mentor, long version) {
    handle(booking, new OpenDispute(booking, version));
    updateEarningFreeze(booking, mentor);
  }

  public void closeDispute(UUID booking, UUID mentor, long version) {
    handle(booking, new CloseDispute(booking, version));
    updateEarningFreeze(booking, mentor);
  }

  private void updateEarningFreeze(UUID booking, UUID mentor) {
    var payment = accounts.loadForUpdate(StreamId.payment(booking), PAYMENT);
    if (payment.request() == null) {
      return;
    }
    accounts.handle(
        StreamId.mentor(mentor, payment.request().gross().currency()),
        MENTOR,
        payment.disputed() ? new Freeze(mentor, booking) : new Thaw(mentor, booking));
  }

  void settleRefund(UUID booking, UUID refund) {
    handle(booking, new SettleRefund(refund));
  }

  void chargeBack(UUID booking) {
    handle(booking, new ChargeBack());
  }

  public void recordTermsPaid(UUID booking) {
    handle(booking, new RecordTermsPaid());
  }

  private void handle(UUID booking, PaymentCommand command) {
    accounts.handle(StreamId.payment(booking), PAYMENT, command).forEach(this::updateOtherAccounts);
  }

  private void updateOtherAccounts(PaymentEvent event) {
    switch (event) {
      case Recognised it -> recordEarning(it);
      case RefundedAfterRecognition it ->
          accounts.handle(
              StreamId.mentor(it.mentorId(), it.amount().currency()),
              MENTOR,
              new Reverse(it.mentorId(), it.bookingId(), it.fromMentor()));
      case ChargedBack it when it.clawback().isPositive() ->
          accounts.handle(
              StreamId.mentor(it.mentorId(), it.clawback().currency()),
              MENTOR,
              new ClawBack(it.mentorId(), it.bookingId(), it.clawback()));
      case RefundSettled it when it.to() == RefundTarget.CREDITS ->
          accounts.handle(
              StreamId.credits(it.menteeId(), it.amount().currency()),
              CREDITS,
              new Restore(
                  it.menteeId(),
                  it.bookingId(),
                  it.refundId(),
                  it.amount(),
                  clock.instant().plus(properties.packValidity())));
      default -> {}
    }
  }

  private void recordEarning(Recognised it) {
    var disputed = accounts.loadForUpdate(StreamId.payment(it.bookingId()), PAYMENT).disputed();
    accounts.handle(
        StreamId.mentor(it.mentorId(), it.kept().mentor().currency()),
        MENTOR,
        new Earn(
            it.mentorId(),
            it.bookingId(),
            it.kept().mentor(),
            it.earnedAt().plus(properties.hold()),
            disputed));
  }
}
