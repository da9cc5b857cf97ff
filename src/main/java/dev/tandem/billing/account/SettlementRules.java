package dev.tandem.billing.account;

import dev.tandem.billing.account.PaymentCommand.Settle;
import dev.tandem.billing.account.PaymentEvent.ChargebackRecovered;
import dev.tandem.billing.account.PaymentEvent.Recognised;
import dev.tandem.billing.account.PaymentEvent.RefundSettled;
import dev.tandem.billing.account.PaymentEvent.Refunded;
import dev.tandem.billing.account.PaymentEvent.RefundedAfterRecognition;
import dev.tandem.kernel.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Brings a booking's money to where its outcome wants it; what has gone back stays where it is. */
final class SettlementRules {

  private SettlementRules() {}

  /**
   * @param mentor what the mentor's account holds; absent where nothing was recognised yet
   */
  static List<PaymentEvent> settle(
      Payment payment, BookingOutcome outcome, @Nullable Settle mentor) {
    var terms = payment.requireRequest();
    var funds = payment.requireFunds();
    var refund = terms.gross().share(outcome.refundBasisPoints());
    if (funds.escrow().isPositive()) {
      return settleFromEscrow(payment, outcome, refund);
    }
    var more = refund.minus(funds.refunded());
    if (mentor == null || funds.chargedBack() || !more.isPositive()) {
      return List.of();
    }
    return refundAfterRecognition(payment, outcome, refund, mentor);
  }

  private static List<PaymentEvent> settleFromEscrow(
      Payment payment, BookingOutcome outcome, Money refund) {
    var terms = payment.requireRequest();
    var events = new ArrayList<PaymentEvent>();
    if (refund.isPositive() && payment.requireFunds().chargedBack()) {
      events.add(new ChargebackRecovered(terms.bookingId(), refund));
    } else if (refund.isPositive()) {
      var id = nextRefundId(payment);
      var to = RefundTarget.forFunding(terms.kind());
      var vat = terms.rates().vatIn(refund);
      events.add(
          new Refunded(terms.bookingId(), terms.menteeId(), id, refund, vat, to, outcome.reason()));
      addImmediateSettlement(events, payment, id, refund);
    }
    if (terms.gross().compareTo(refund) > 0) {
      var kept = FeeSplit.of(terms.gross(), refund, terms.rates());
      events.add(
          new Recognised(
              terms.bookingId(), terms.mentorId(), terms.menteeId(), kept, outcome.earnedAt()));
    }
    return events;
  }

  private static List<PaymentEvent> refundAfterRecognition(
      Payment payment, BookingOutcome outcome, Money refund, Settle mentor) {
    var terms = payment.requireRequest();
    var taken =
        payment
            .requireFunds()
            .recognisedShare()
            .minus(FeeSplit.of(terms.gross(), refund, terms.rates()));
    var id = nextRefundId(payment);
    var events = new ArrayList<PaymentEvent>();
    events.add(
        new RefundedAfterRecognition(
            terms.bookingId(),
            terms.mentorId(),
            terms.menteeId(),
            id,
            taken,
            ShareReversal.of(taken.mentor(), mentor.pending(), mentor.payable()),
            RefundTarget.forFunding(terms.kind()),
            outcome.reason()));
    addImmediateSettlement(events, payment, id, taken.total());
    return events;
  }

  /** Nothing travels when credits or what a cohort owes are put right. */
  private static void addImmediateSettlement(
      List<PaymentEvent> events, Payment payment, UUID refund, Money amount) {
    var terms = payment.requireRequest();
    var to = RefundTarget.forFunding(terms.kind());
    if (to != RefundTarget.CARD) {
      events.add(
          new RefundSettled(
              terms.bookingId(), terms.menteeId(), terms.cohortId(), refund, amount, to));
    }
  }

  /** The same for the same refund of the same history, so that deciding stays pure. */
  private static UUID nextRefundId(Payment payment) {
    return DeterministicIds.of(
        "refund", payment.requireRequest().bookingId(), payment.requireFunds().refundCount() + 1);
  }
}
