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

/**
 * The rules for splitting a booking's price according to its outcome. Refunds are never undone.
 * What a pack paid that the bank has taken back is not returned: it reduces the loss.
 */
final class SettlementRules {

  private final Payment payment;
  private final BookingOutcome outcome;
  private final @Nullable Settle command;
  private final List<PaymentEvent> events = new ArrayList<>();

  private SettlementRules(Payment payment, BookingOutcome outcome, @Nullable Settle command) {
    this.payment = payment;
    this.outcome = outcome;
    this.command = command;
  }

  /**
   * @param command the balances of the other accounts, null if nothing was recognised yet
   */
  static List<PaymentEvent> settle(
      Payment payment, BookingOutcome outcome, @Nullable Settle command) {
    var rules = new SettlementRules(payment, outcome, command);
    rules.settle();
    return List.copyOf(rules.events);
  }

  private void settle() {
    var funds = payment.requireFunds();
    var refund = payment.requireRequest().gross().share(outcome.refundBasisPoints());
    if (funds.escrow().isPositive()) {
      settleFromEscrow(refund);
      return;
    }
    var additional = refund.minus(funds.refunded());
    if (command != null && !funds.chargedBack() && additional.isPositive()) {
      refundAfterRecognition(command, refund.minus(command.lost()), refund);
    }
  }

  private void settleFromEscrow(Money refund) {
    var request = payment.requireRequest();
    if (refund.isPositive() && payment.requireFunds().chargedBack()) {
      events.add(new ChargebackRecovered(request.bookingId(), refund));
    } else {
      var lost = command == null ? Money.zero(refund.currency()) : command.lost();
      refund(lost, RefundTarget.LOSS);
      refund(refund.minus(lost), RefundTarget.forFunding(request.kind()));
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
  }

  private void refund(Money amount, RefundTarget to) {
    if (!amount.isPositive()) {
      return;
    }
    var request = payment.requireRequest();
    var id = payment.refundId(refundCount() + 1);
    var vat = request.rates().vatIn(amount);
    events.add(
        new Refunded(
            request.bookingId(), request.menteeId(), id, amount, vat, to, outcome.reason()));
    addImmediateSettlement(id, amount, to);
  }

  private void refundAfterRecognition(Settle mentor, Money returned, Money refund) {
    var request = payment.requireRequest();
    var left = payment.requireFunds().recognisedShare();
    var keptAfterReturn = FeeSplit.of(request.gross(), returned, request.rates());
    var kept = FeeSplit.of(request.gross(), refund, request.rates());
    var pending = mentor.pending();
    var payable = mentor.payable();
    if (mentor.lost().isPositive()) {
      var taken = keptAfterReturn.minus(kept);
      var from = ShareReversal.of(taken.mentor(), pending, payable);
      refundRecognised(taken, from, RefundTarget.LOSS);
      pending = pending.minus(from.fromPending());
      payable = payable.minus(from.fromPayable());
    }
    var taken = left.minus(keptAfterReturn);
    if (taken.total().isPositive()) {
      var from = ShareReversal.of(taken.mentor(), pending, payable);
      refundRecognised(taken, from, RefundTarget.forFunding(request.kind()));
    }
  }

  private void refundRecognised(FeeSplit taken, ShareReversal from, RefundTarget to) {
    var request = payment.requireRequest();
    var id = payment.refundId(refundCount() + 1);
    events.add(
        new RefundedAfterRecognition(
            request.bookingId(),
            request.mentorId(),
            request.menteeId(),
            id,
            taken,
            from,
            to,
            outcome.reason()));
    addImmediateSettlement(id, taken.total(), to);
  }

  /** Refunds to credits, to a cohort's receivable or against a loss settle without a transfer. */
  private void addImmediateSettlement(UUID refund, Money amount, RefundTarget to) {
    var request = payment.requireRequest();
    if (to != RefundTarget.CARD) {
      events.add(
          new RefundSettled(
              request.bookingId(), request.menteeId(), request.cohortId(), refund, amount, to));
    }
  }

  private int refundCount() {
    long added =
        events.stream()
            .filter(event -> event instanceof Refunded || event instanceof RefundedAfterRecognition)
            .count();
    return payment.requireFunds().refundCount() + (int) added;
  }
}
