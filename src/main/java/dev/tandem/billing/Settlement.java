package dev.tandem.billing;

import dev.tandem.billing.PaymentCommand.Settle;
import dev.tandem.billing.PaymentEvent.ChargebackRecovered;
import dev.tandem.billing.PaymentEvent.Recognised;
import dev.tandem.billing.PaymentEvent.RefundSettled;
import dev.tandem.billing.PaymentEvent.Refunded;
import dev.tandem.billing.PaymentEvent.RefundedAfterRecognition;
import dev.tandem.kernel.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Brings a booking's money to where its outcome wants it; what has gone back stays where it is. */
final class Settlement {

  private Settlement() {}

  /**
   * @param mentor what the mentor's account holds; absent where nothing was recognised yet
   */
  static List<PaymentEvent> of(Payment payment, Outcome outcome, @Nullable Settle mentor) {
    var terms = payment.known();
    var funds = payment.money();
    var refund = terms.gross().share(outcome.refundBasisPoints());
    if (funds.escrow().isPositive()) {
      return fromEscrow(payment, outcome, refund);
    }
    var more = refund.minus(funds.refunded());
    if (mentor == null || funds.chargedBack() || !more.isPositive()) {
      return List.of();
    }
    return afterRecognition(payment, outcome, refund, mentor);
  }

  private static List<PaymentEvent> fromEscrow(Payment payment, Outcome outcome, Money refund) {
    var terms = payment.known();
    var events = new ArrayList<PaymentEvent>();
    if (refund.isPositive() && payment.money().chargedBack()) {
      events.add(new ChargebackRecovered(terms.bookingId(), refund));
    } else if (refund.isPositive()) {
      var id = refundId(payment);
      var to = RefundTo.where(terms.kind());
      var vat = terms.rates().vatIn(refund);
      events.add(
          new Refunded(terms.bookingId(), terms.menteeId(), id, refund, vat, to, outcome.reason()));
      settledAtOnce(events, payment, id, refund);
    }
    if (terms.gross().compareTo(refund) > 0) {
      var kept = Split.of(terms.gross(), refund, terms.rates());
      events.add(
          new Recognised(
              terms.bookingId(), terms.mentorId(), terms.menteeId(), kept, outcome.earnedAt()));
    }
    return events;
  }

  private static List<PaymentEvent> afterRecognition(
      Payment payment, Outcome outcome, Money refund, Settle mentor) {
    var terms = payment.known();
    var taken = payment.money().kept().minus(Split.of(terms.gross(), refund, terms.rates()));
    var id = refundId(payment);
    var events = new ArrayList<PaymentEvent>();
    events.add(
        new RefundedAfterRecognition(
            terms.bookingId(),
            terms.mentorId(),
            terms.menteeId(),
            id,
            taken,
            Reversal.of(taken.mentor(), mentor.pending(), mentor.payable()),
            RefundTo.where(terms.kind()),
            outcome.reason()));
    settledAtOnce(events, payment, id, taken.total());
    return events;
  }

  /** Nothing travels when credits or what a cohort owes are put right. */
  private static void settledAtOnce(
      List<PaymentEvent> events, Payment payment, UUID refund, Money amount) {
    var terms = payment.known();
    var to = RefundTo.where(terms.kind());
    if (to != RefundTo.CARD) {
      events.add(
          new RefundSettled(
              terms.bookingId(), terms.menteeId(), terms.cohortId(), refund, amount, to));
    }
  }

  /** The same for the same refund of the same history, so that deciding stays pure. */
  private static UUID refundId(Payment payment) {
    return Names.uuid("refund", payment.known().bookingId(), payment.money().refunds() + 1);
  }
}
