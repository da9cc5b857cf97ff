package dev.tandem.billing;

import static dev.tandem.billing.Deciders.CREDITS;
import static dev.tandem.billing.Deciders.MENTOR;
import static dev.tandem.billing.Deciders.PAYMENT;

import dev.tandem.billing.CreditsCommand.Restore;
import dev.tandem.billing.CreditsCommand.Spend;
import dev.tandem.billing.MentorCommand.ClawBack;
import dev.tandem.billing.MentorCommand.Earn;
import dev.tandem.billing.MentorCommand.Freeze;
import dev.tandem.billing.MentorCommand.Reverse;
import dev.tandem.billing.MentorCommand.Thaw;
import dev.tandem.billing.Payment.Stage;
import dev.tandem.billing.PaymentCommand.ChargeBack;
import dev.tandem.billing.PaymentCommand.CloseDispute;
import dev.tandem.billing.PaymentCommand.ConfirmFunding;
import dev.tandem.billing.PaymentCommand.FailFunding;
import dev.tandem.billing.PaymentCommand.OpenDispute;
import dev.tandem.billing.PaymentCommand.RecordTermsPaid;
import dev.tandem.billing.PaymentCommand.RequestPayment;
import dev.tandem.billing.PaymentCommand.Settle;
import dev.tandem.billing.PaymentCommand.SettleRefund;
import dev.tandem.billing.PaymentEvent.ChargedBack;
import dev.tandem.billing.PaymentEvent.PaymentRequested;
import dev.tandem.billing.PaymentEvent.Recognised;
import dev.tandem.billing.PaymentEvent.RefundSettled;
import dev.tandem.billing.PaymentEvent.RefundedAfterRecognition;
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
class BookingMoney {

  private final Accounts accounts;
  private final CaptureOrders orders;
  private final BillingSettings settings;
  private final Clock clock;

  BookingMoney(Accounts accounts, CaptureOrders orders, BillingSettings settings, Clock clock) {
    this.accounts = accounts;
    this.orders = orders;
    this.settings = settings;
    this.clock = clock;
  }

  /** {@code card}: the gateway's token, only where a card pays. */
  void request(RequestPayment request, @Nullable String card) {
    var before = accounts.open(StreamId.payment(request.bookingId()), PAYMENT);
    handle(request.bookingId(), request);
    var after = accounts.open(StreamId.payment(request.bookingId()), PAYMENT);
    if (after.is(Stage.REQUESTED) && !after.known().equals(before.terms())) {
      fund(after.known(), card);
    }
  }

  private void fund(PaymentRequested terms, @Nullable String card) {
    if (terms.kind() == FundingKind.PACK) {
      redeem(terms);
    } else {
      orders.capture(terms, card);
    }
  }

  private void redeem(PaymentRequested terms) {
    var stream = StreamId.credits(terms.menteeId(), terms.gross().currency());
    var spend = new Spend(terms.menteeId(), terms.bookingId(), terms.gross(), clock.instant());
    handle(
        terms.bookingId(),
        accounts.ask(stream, CREDITS, spend).isEmpty()
            ? new FailFunding("Your credits do not cover the price.", true)
            : new ConfirmFunding());
  }

  void confirmFunding(UUID booking) {
    handle(booking, new ConfirmFunding());
  }

  void failFunding(UUID booking, String reason) {
    handle(booking, new FailFunding(reason, true));
  }

  void end(UUID booking, Outcome outcome) {
    var payment = accounts.open(StreamId.payment(booking), PAYMENT);
    handle(booking, settle(booking, outcome, payment.terms()));
  }

  private Settle settle(UUID booking, Outcome outcome, @Nullable PaymentRequested terms) {
    if (terms == null) {
      var nothing = Money.zero("EUR");
      return new Settle(booking, outcome, nothing, nothing);
    }
    var currency = terms.gross().currency();
    var mentor = accounts.open(StreamId.mentor(terms.mentorId(), currency), MENTOR);
    return new Settle(booking, outcome, mentor.pendingOf(booking, currency), mentor.owed(currency));
  }

  void openDispute(UUID booking, UUID mentor, long version) {
    handle(booking, new OpenDispute(booking, version));
    holdBack(booking, mentor);
  }

  void closeDispute(UUID booking, UUID mentor, long version) {
    handle(booking, new CloseDispute(booking, version));
    holdBack(booking, mentor);
  }

  private void holdBack(UUID booking, UUID mentor) {
    var payment = accounts.open(StreamId.payment(booking), PAYMENT);
    if (payment.terms() == null) {
      return;
    }
    accounts.ask(
        StreamId.mentor(mentor, payment.terms().gross().currency()),
        MENTOR,
        payment.disputed() ? new Freeze(mentor, booking) : new Thaw(mentor, booking));
  }

  void refundArrived(UUID booking, UUID refund) {
    handle(booking, new SettleRefund(refund));
  }

  void chargeBack(UUID booking) {
    handle(booking, new ChargeBack());
  }

  void termsPaid(UUID booking) {
    handle(booking, new RecordTermsPaid());
  }

  private void handle(UUID booking, PaymentCommand command) {
    accounts.ask(StreamId.payment(booking), PAYMENT, command).forEach(this::follow);
  }

  private void follow(PaymentEvent event) {
    switch (event) {
      case Recognised it -> earn(it);
      case RefundedAfterRecognition it ->
          accounts.ask(
              StreamId.mentor(it.mentorId(), it.amount().currency()),
              MENTOR,
              new Reverse(it.mentorId(), it.bookingId(), it.fromMentor()));
      case ChargedBack it when it.clawback().isPositive() ->
          accounts.ask(
              StreamId.mentor(it.mentorId(), it.clawback().currency()),
              MENTOR,
              new ClawBack(it.mentorId(), it.bookingId(), it.clawback()));
      case RefundSettled it when it.to() == RefundTo.CREDITS ->
          accounts.ask(
              StreamId.credits(it.menteeId(), it.amount().currency()),
              CREDITS,
              new Restore(
                  it.menteeId(),
                  it.bookingId(),
                  it.refundId(),
                  it.amount(),
                  clock.instant().plus(settings.packValidity())));
      default -> {}
    }
  }

  private void earn(Recognised it) {
    var disputed = accounts.open(StreamId.payment(it.bookingId()), PAYMENT).disputed();
    accounts.ask(
        StreamId.mentor(it.mentorId(), it.kept().mentor().currency()),
        MENTOR,
        new Earn(
            it.mentorId(),
            it.bookingId(),
            it.kept().mentor(),
            it.earnedAt().plus(settings.hold()),
            disputed));
  }
}
