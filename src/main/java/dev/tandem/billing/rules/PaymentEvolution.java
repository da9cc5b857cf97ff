package dev.tandem.billing.rules;

import dev.tandem.billing.account.PaymentEvent;
import dev.tandem.billing.account.PaymentEvent.Captured;
import dev.tandem.billing.account.PaymentEvent.ChargebackRecovered;
import dev.tandem.billing.account.PaymentEvent.ChargedBack;
import dev.tandem.billing.account.PaymentEvent.CreditsRedeemed;
import dev.tandem.billing.account.PaymentEvent.DisputeClosed;
import dev.tandem.billing.account.PaymentEvent.DisputeOpened;
import dev.tandem.billing.account.PaymentEvent.FundingAbandoned;
import dev.tandem.billing.account.PaymentEvent.FundingFailed;
import dev.tandem.billing.account.PaymentEvent.InvoicedOnTerms;
import dev.tandem.billing.account.PaymentEvent.OutcomeNoted;
import dev.tandem.billing.account.PaymentEvent.PaymentRequested;
import dev.tandem.billing.account.PaymentEvent.Recognised;
import dev.tandem.billing.account.PaymentEvent.RefundReturned;
import dev.tandem.billing.account.PaymentEvent.RefundSettled;
import dev.tandem.billing.account.PaymentEvent.Refunded;
import dev.tandem.billing.account.PaymentEvent.RefundedAfterRecognition;
import dev.tandem.billing.account.PaymentEvent.TermsPaid;
import dev.tandem.kernel.money.Money;

/** How each event changes a booking's payment. */
final class PaymentEvolution {

  private PaymentEvolution() {}

  static Payment evolve(Payment payment, PaymentEvent event) {
    return switch (event) {
      case PaymentRequested it -> payment.withRequest(it);
      case Captured it -> applyFunding(payment, it.gross());
      case CreditsRedeemed it -> applyFunding(payment, it.gross());
      case InvoicedOnTerms it -> applyFunding(payment, it.gross());
      case FundingFailed _ -> payment.withStage(FundingStage.FAILED);
      case FundingAbandoned _ -> payment.withStage(FundingStage.FAILED);
      case OutcomeNoted it -> payment.withOutcome(it.outcome());
      case DisputeOpened it -> payment.withDispute(true, it.bookingVersion());
      case DisputeClosed it -> payment.withDispute(false, it.bookingVersion());
      case Recognised it -> payment.withFunds(payment.requireFunds().recognise(it.kept()));
      case Refunded it ->
          payment.withFunds(payment.requireFunds().refundFromEscrow(it.refundId(), it.amount()));
      case RefundedAfterRecognition it ->
          payment.withFunds(payment.requireFunds().refundRecognised(it.refundId(), it.taken()));
      case RefundSettled it ->
          payment.withFunds(payment.requireFunds().settleRefund(it.refundId()));
      case RefundReturned it ->
          payment.withFunds(payment.requireFunds().reopenRefund(it.refundId(), it.amount()));
      case ChargedBack _ -> payment.withFunds(payment.requireFunds().chargeBack());
      case ChargebackRecovered it ->
          payment.withFunds(payment.requireFunds().recoverChargeback(it.amount()));
      case TermsPaid _ -> payment.withFunds(payment.requireFunds().markTermsPaid());
    };
  }

  private static Payment applyFunding(Payment payment, Money gross) {
    return payment.withFunds(payment.requireFunds().fund(gross)).withStage(FundingStage.FUNDED);
  }
}
