package dev.tandem.billing.payment;

import static dev.tandem.billing.rules.Deciders.CREDITS;
import static dev.tandem.billing.rules.Deciders.MENTOR;

import dev.tandem.billing.account.BookingOutcome;
import dev.tandem.billing.account.PaymentEvent.PaymentRequested;
import dev.tandem.billing.account.StreamId;
import dev.tandem.billing.rules.Payment;
import dev.tandem.billing.rules.PaymentCommand.ChargeBack;
import dev.tandem.billing.rules.PaymentCommand.RecordTermsPaid;
import dev.tandem.billing.rules.PaymentCommand.ReopenRefund;
import dev.tandem.billing.rules.PaymentCommand.Settle;
import dev.tandem.billing.rules.PaymentCommand.SettleRefund;
import dev.tandem.billing.store.Accounts;
import dev.tandem.kernel.money.Money;
import dev.tandem.scheduling.events.FundingKind;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Splits the price of a booking that has ended, and records what the bank reports afterwards. */
@Component
public class BookingSettlement {

  private final PaymentAccounts payments;
  private final Accounts accounts;

  BookingSettlement(PaymentAccounts payments, Accounts accounts) {
    this.payments = payments;
    this.accounts = accounts;
  }

  public void settle(UUID booking, BookingOutcome outcome) {
    payments.handleFrom(booking, payment -> settleCommand(booking, outcome, payment));
  }

  private Settle settleCommand(UUID booking, BookingOutcome outcome, Payment payment) {
    var request = payment.request();
    if (request == null) {
      var nothing = Money.zero("EUR");
      return new Settle(booking, outcome, nothing, nothing, nothing);
    }
    var currency = request.gross().currency();
    var mentor = accounts.loadForUpdate(StreamId.mentor(request.mentorId(), currency), MENTOR);
    return new Settle(
        booking,
        outcome,
        mentor.pendingFor(booking, currency),
        mentor.payableMoney(currency),
        lostCredits(request, payment.requireFunds().refunded(), outcome));
  }

  private Money lostCredits(PaymentRequested request, Money refunded, BookingOutcome outcome) {
    var gross = request.gross();
    var refund = gross.share(outcome.refundBasisPoints()).minus(refunded);
    if (request.kind() != FundingKind.PACK || !refund.isPositive()) {
      return Money.zero(gross.currency());
    }
    return accounts
        .loadForUpdate(StreamId.credits(request.menteeId(), gross.currency()), CREDITS)
        .lostWithin(request.bookingId(), refunded, refund);
  }

  void settleRefund(UUID booking, UUID refund) {
    payments.handle(booking, new SettleRefund(refund));
  }

  /** The bank returned a refund that had arrived; nothing if it had not. */
  void reopenRefund(UUID booking, UUID refund, Money amount) {
    payments.handle(booking, new ReopenRefund(refund, amount));
  }

  void chargeBack(UUID booking) {
    payments.handle(booking, new ChargeBack());
  }

  public void recordTermsPaid(UUID booking) {
    payments.handle(booking, new RecordTermsPaid());
  }
}
