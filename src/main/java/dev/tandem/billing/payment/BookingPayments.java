package dev.tandem.billing.payment;

import static dev.tandem.billing.rules.Deciders.CREDITS;
import static dev.tandem.billing.rules.Deciders.MENTOR;
import static dev.tandem.billing.rules.Deciders.PAYMENT;

import dev.tandem.billing.BillingProperties;
import dev.tandem.billing.account.BookingOutcome;
import dev.tandem.billing.account.PaymentEvent;
import dev.tandem.billing.account.PaymentEvent.PaymentRequested;
import dev.tandem.billing.account.StreamId;
import dev.tandem.billing.gateway.CardCapture;
import dev.tandem.billing.rules.CreditsCommand.Spend;
import dev.tandem.billing.rules.FundingStage;
import dev.tandem.billing.rules.MentorCommand.Freeze;
import dev.tandem.billing.rules.MentorCommand.Thaw;
import dev.tandem.billing.rules.Payment;
import dev.tandem.billing.rules.PaymentCommand;
import dev.tandem.billing.rules.PaymentCommand.ChargeBack;
import dev.tandem.billing.rules.PaymentCommand.CloseDispute;
import dev.tandem.billing.rules.PaymentCommand.ConfirmFunding;
import dev.tandem.billing.rules.PaymentCommand.FailFunding;
import dev.tandem.billing.rules.PaymentCommand.OpenDispute;
import dev.tandem.billing.rules.PaymentCommand.RecordTermsPaid;
import dev.tandem.billing.rules.PaymentCommand.RequestPayment;
import dev.tandem.billing.rules.PaymentCommand.Settle;
import dev.tandem.billing.rules.PaymentCommand.SettleRefund;
import dev.tandem.billing.store.AccountChange;
import dev.tandem.billing.store.Accounts;
import dev.tandem.kernel.money.Money;
import dev.tandem.scheduling.events.FundingKind;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Moves the money of bookings between three accounts: the booking's, the mentor's and the mentee's
 * credits. They are always locked in this order, so that transactions do not deadlock.
 */
@Component
public class BookingPayments {

  private final Accounts accounts;
  private final CardCapture cardCapture;
  private final PaymentEffects effects;
  private final Clock clock;

  BookingPayments(
      Accounts accounts, CardCapture cardCapture, BillingProperties properties, Clock clock) {
    this.accounts = accounts;
    this.cardCapture = cardCapture;
    this.effects = new PaymentEffects(accounts, properties, clock);
    this.clock = clock;
  }

  /**
   * @param card the gateway's token, where a card pays
   */
  public void requestPayment(RequestPayment request, @Nullable String card) {
    var change = handle(request.bookingId(), request);
    boolean requested = !change.isEmpty() && change.state().isIn(FundingStage.REQUESTED);
    if (requested) {
      collect(change.state().requireRequest(), card);
    }
  }

  private void collect(PaymentRequested request, @Nullable String card) {
    if (request.kind() == FundingKind.PACK) {
      redeemCredits(request);
    } else {
      cardCapture.capture(request, card);
    }
  }

  private void redeemCredits(PaymentRequested request) {
    var stream = StreamId.credits(request.menteeId(), request.gross().currency());
    var spend =
        new Spend(request.menteeId(), request.bookingId(), request.gross(), clock.instant());
    boolean covered = !accounts.handle(stream, CREDITS, spend).isEmpty();
    handle(
        request.bookingId(),
        covered
            ? new ConfirmFunding()
            : new FailFunding("Your credits do not cover the price.", true));
  }

  void confirmFunding(UUID booking) {
    handle(booking, new ConfirmFunding());
  }

  void failFunding(UUID booking, String reason) {
    handle(booking, new FailFunding(reason, true));
  }

  public void settle(UUID booking, BookingOutcome outcome) {
    handleFrom(booking, payment -> settleCommand(booking, outcome, payment.request()));
  }

  private Settle settleCommand(
      UUID booking, BookingOutcome outcome, @Nullable PaymentRequested request) {
    if (request == null) {
      var nothing = Money.zero("EUR");
      return new Settle(booking, outcome, nothing, nothing);
    }
    var currency = request.gross().currency();
    var mentor = accounts.loadForUpdate(StreamId.mentor(request.mentorId(), currency), MENTOR);
    return new Settle(
        booking, outcome, mentor.pendingFor(booking, currency), mentor.payableMoney(currency));
  }

  public void openDispute(UUID booking, UUID mentor, long version) {
    var change = handle(booking, new OpenDispute(booking, version));
    updateEarningFreeze(booking, mentor, change.state());
  }

  public void closeDispute(UUID booking, UUID mentor, long version) {
    var change = handle(booking, new CloseDispute(booking, version));
    updateEarningFreeze(booking, mentor, change.state());
  }

  private void updateEarningFreeze(UUID booking, UUID mentor, Payment payment) {
    var request = payment.request();
    if (request != null) {
      accounts.handle(
          StreamId.mentor(mentor, request.gross().currency()),
          MENTOR,
          payment.disputed() ? new Freeze(mentor, booking) : new Thaw(mentor, booking));
    }
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

  private AccountChange<Payment, PaymentEvent> handle(UUID booking, PaymentCommand command) {
    return handleFrom(booking, _ -> command);
  }

  private AccountChange<Payment, PaymentEvent> handleFrom(
      UUID booking, Function<Payment, PaymentCommand> command) {
    var change = accounts.handleFrom(StreamId.payment(booking), PAYMENT, command);
    change.events().forEach(event -> effects.apply(event, change.state()));
    return change;
  }
}
