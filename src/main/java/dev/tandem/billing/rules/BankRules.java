package dev.tandem.billing.rules;

import dev.tandem.billing.account.PaymentEvent;
import dev.tandem.billing.account.PaymentEvent.ChargedBack;
import dev.tandem.billing.account.PaymentEvent.RefundReturned;
import dev.tandem.billing.account.PaymentEvent.RefundSettled;
import dev.tandem.billing.account.PaymentEvent.TermsPaid;
import dev.tandem.billing.account.RefundTarget;
import dev.tandem.kernel.money.Money;
import dev.tandem.scheduling.events.FundingKind;
import java.util.List;
import java.util.UUID;

/** The rules for what the bank reports: arrived refunds, chargebacks, transfers of cohorts. */
final class BankRules {

  private BankRules() {}

  static List<PaymentEvent> settleRefund(UUID refund, Payment payment) {
    var funds = payment.funds();
    if (funds == null || !funds.refundsInTransit().containsKey(refund)) {
      return List.of();
    }
    var request = payment.requireRequest();
    var amount = funds.refundsInTransit().get(refund);
    return List.of(
        new RefundSettled(
            request.bookingId(),
            request.menteeId(),
            request.cohortId(),
            refund,
            amount,
            RefundTarget.CARD));
  }

  static List<PaymentEvent> reopenRefund(UUID refund, Money amount, Payment payment) {
    var funds = payment.funds();
    if (funds == null || funds.refundsInTransit().containsKey(refund)) {
      return List.of();
    }
    var request = payment.requireRequest();
    return List.of(new RefundReturned(request.bookingId(), request.menteeId(), refund, amount));
  }

  static List<PaymentEvent> chargeBack(Payment payment) {
    boolean charged =
        payment.isIn(FundingStage.FUNDED) && payment.requireRequest().kind() == FundingKind.CARD;
    if (!charged || payment.requireFunds().chargedBack()) {
      return List.of();
    }
    var request = payment.requireRequest();
    var funds = payment.requireFunds();
    var lost = request.gross().minus(funds.refunded());
    if (!lost.isPositive()) {
      return List.of();
    }
    var clawback = funds.recognisedShare().mentor();
    return List.of(
        new ChargedBack(
            request.bookingId(),
            request.mentorId(),
            clawback,
            lost.minus(clawback),
            request.menteeId()));
  }

  static List<PaymentEvent> recordTermsPaid(Payment payment) {
    var cohort = payment.request() == null ? null : payment.request().cohortId();
    boolean onTerms =
        payment.isIn(FundingStage.FUNDED) && payment.requireRequest().kind() == FundingKind.COHORT;
    if (!onTerms || cohort == null || payment.requireFunds().termsPaid()) {
      return List.of();
    }
    var amount = payment.requireRequest().gross().minus(payment.requireFunds().refunded());
    return amount.isPositive()
        ? List.of(new TermsPaid(payment.requireRequest().bookingId(), cohort, amount))
        : List.of();
  }
}
