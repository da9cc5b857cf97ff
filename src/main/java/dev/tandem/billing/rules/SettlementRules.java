package dev.tandem.billing.rules;

import dev.tandem.billing.account.BookingOutcome;
import dev.tandem.billing.account.FeeSplit;
import dev.tandem.billing.account.PaymentEvent;
import dev.tandem.billing.account.PaymentEvent.ChargebackRecovered;
import dev.tandem.billing.account.PaymentEvent.Recognised;
import dev.tandem.billing.account.PaymentEvent.RefundSettled;
import dev.tandem.billing.account.PaymentEvent.Refunded;
import dev.tandem.billing.account.PaymentEvent.RefundedAfterRecognition;
import dev.tandem.billing.account.RefundTarget;
import dev.tandem.billing.account.ShareReversal;
import dev.tandem.billing.rules.PaymentCommand.Settle;
import dev.tandem.kernel.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules for splitting a booking's price according to its outcome. Refunds are never undone. */
final class SettlementRules {

  private SettlementRules() {}

  /**
   * @param mentor the balances of the mentor's account, null if nothing was recognised yet
   */
  static List<PaymentEvent> settle(
      Payment payment, BookingOutcome outcome, @Nullable Settle mentor) {
    var request = payment.requireRequest();
    var funds = payment.requireFunds();
    var refund = request.gross().share(outcome.refundBasisPoints());
    if (funds.escrow().isPositive()) {
      return settleFromEscrow(payment, outcome, refund);
    }
    var additional = refund.minus(funds.refunded());
    if (mentor == null || funds.chargedBack() || !additional.isPositive()) {
      return List.of();
    }
    return refundAfterRecognition(payment, outcome, refund, mentor);
  }

  private static List<PaymentEvent> settleFromEscrow(
      Payment payment, BookingOutcome outcome, Money refund) {
    var request = payment.requireRequest();
    var events = new ArrayList<PaymentEvent>();
    if (refund.isPositive() && payment.requireFunds().chargedBack()) {
      events.add(new ChargebackRecovered(request.bookingId(), refund));
    } else if (refund.isPositive()) {
      var id = payment.nextRefundId();
      var to = RefundTarget.forFunding(request.kind());
      var vat = request.rates().vatIn(refund);
      events.add(
          new Refunded(
              request.bookingId(), request.menteeId(), id, refund, vat, to, outcome.reason()));
      addImmediateSettlement(events, payment, id, refund);
    }
    if (request.gross().compareTo(refund) > 0) {
      var remaining = FeeSplit.of(request.gross(), refund, request.rates());
      events.add(
          new Recognised(
              request.bookingId(),
              request.mentorId(),
              request.menteeId(),
              remaining,
              outcome.earnedAt()));
    }
    return events;
  }

  private static List<PaymentEvent> refundAfterRecognition(
      Payment payment, BookingOutcome outcome, Money refund, Settle mentor) {
    var request = payment.requireRequest();
    var taken =
        payment
            .requireFunds()
            .recognisedShare()
            .minus(FeeSplit.of(request.gross(), refund, request.rates()));
    var id = payment.nextRefundId();
    var events = new ArrayList<PaymentEvent>();
    events.add(
        new RefundedAfterRecognition(
            request.bookingId(),
            request.mentorId(),
            request.menteeId(),
            id,
            taken,
            ShareReversal.of(taken.mentor(), mentor.pending(), mentor.payable()),
            RefundTarget.forFunding(request.kind()),
            outcome.reason()));
    addImmediateSettlement(events, payment, id, taken.total());
    return events;
  }

  /** Refunds to credits or to a cohort's receivable need no transfer and settle at once. */
  private static void addImmediateSettlement(
      List<PaymentEvent> events, Payment payment, UUID refund, Money amount) {
    var request = payment.requireRequest();
    var to = RefundTarget.forFunding(request.kind());
    if (to != RefundTarget.CARD) {
      events.add(
          new RefundSettled(
              request.bookingId(), request.menteeId(), request.cohortId(), refund, amount, to));
    }
  }
}
