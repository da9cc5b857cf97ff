package dev.tandem.billing;

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
import dev.tandem.billing.PaymentEvent.Captured;
import dev.tandem.billing.PaymentEvent.ChargebackRecovered;
import dev.tandem.billing.PaymentEvent.ChargedBack;
import dev.tandem.billing.PaymentEvent.CreditsRedeemed;
import dev.tandem.billing.PaymentEvent.DisputeClosed;
import dev.tandem.billing.PaymentEvent.DisputeOpened;
import dev.tandem.billing.PaymentEvent.FundingAbandoned;
import dev.tandem.billing.PaymentEvent.FundingFailed;
import dev.tandem.billing.PaymentEvent.InvoicedOnTerms;
import dev.tandem.billing.PaymentEvent.OutcomeNoted;
import dev.tandem.billing.PaymentEvent.PaymentRequested;
import dev.tandem.billing.PaymentEvent.Recognised;
import dev.tandem.billing.PaymentEvent.RefundSettled;
import dev.tandem.billing.PaymentEvent.Refunded;
import dev.tandem.billing.PaymentEvent.RefundedAfterRecognition;
import dev.tandem.billing.PaymentEvent.TermsPaid;
import dev.tandem.kernel.money.Money;
import dev.tandem.scheduling.events.FundingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The rules of one booking's money: asked for, taken, recognised, given back. */
final class PaymentDecider implements Decider<PaymentCommand, Payment, PaymentEvent> {

  private final Funding funding = new Funding(this);

  @Override
  public Payment initial() {
    return Payment.UNSEEN;
  }

  @Override
  public List<PaymentEvent> decide(PaymentCommand command, Payment payment) {
    return switch (command) {
      case RequestPayment it -> funding.request(it, payment);
      case ConfirmFunding _ -> funding.fund(payment);
      case FailFunding it -> Funding.fail(it, payment);
      case Settle it -> end(it, payment);
      case OpenDispute it -> openDispute(it, payment);
      case CloseDispute it -> closeDispute(it, payment);
      case SettleRefund it -> refundArrived(it.refundId(), payment);
      case ChargeBack _ -> chargeBack(payment);
      case RecordTermsPaid _ -> termsPaid(payment);
    };
  }

  private static List<PaymentEvent> end(Settle ending, Payment payment) {
    if (!ending.outcome().supersedes(payment.outcome())) {
      return List.of();
    }
    var events = new ArrayList<PaymentEvent>();
    events.add(new OutcomeNoted(ending.bookingId(), ending.outcome()));
    if (payment.is(Stage.FUNDED)) {
      events.addAll(Settlement.of(payment, ending.outcome(), ending));
    }
    return events;
  }

  private static List<PaymentEvent> openDispute(OpenDispute dispute, Payment payment) {
    return dispute.bookingVersion() > payment.disputeVersion()
        ? List.of(new DisputeOpened(dispute.bookingId(), dispute.bookingVersion()))
        : List.of();
  }

  private static List<PaymentEvent> closeDispute(CloseDispute dispute, Payment payment) {
    return dispute.bookingVersion() > payment.disputeVersion()
        ? List.of(new DisputeClosed(dispute.bookingId(), dispute.bookingVersion()))
        : List.of();
  }

  private static List<PaymentEvent> refundArrived(UUID refund, Payment payment) {
    var funds = payment.funds();
    if (funds == null || !funds.inTransit().containsKey(refund)) {
      return List.of();
    }
    var terms = payment.known();
    var amount = funds.inTransit().get(refund);
    return List.of(
        new RefundSettled(
            terms.bookingId(), terms.menteeId(), terms.cohortId(), refund, amount, RefundTo.CARD));
  }

  private static List<PaymentEvent> chargeBack(Payment payment) {
    var none = !payment.is(Stage.FUNDED) || payment.known().kind() != FundingKind.CARD;
    if (none || payment.money().chargedBack()) {
      return List.of();
    }
    var terms = payment.known();
    var funds = payment.money();
    var lost = terms.gross().minus(funds.refunded());
    if (!lost.isPositive()) {
      return List.of();
    }
    var clawback = funds.kept().mentor();
    return List.of(
        new ChargedBack(terms.bookingId(), terms.mentorId(), clawback, lost.minus(clawback)));
  }

  private static List<PaymentEvent> termsPaid(Payment payment) {
    var cohort = payment.terms() == null ? null : payment.terms().cohortId();
    var owed = payment.is(Stage.FUNDED) && payment.known().kind() == FundingKind.COHORT;
    if (!owed || cohort == null || payment.money().termsPaid()) {
      return List.of();
    }
    var amount = payment.known().gross().minus(payment.money().refunded());
    return amount.isPositive()
        ? List.of(new TermsPaid(payment.known().bookingId(), cohort, amount))
        : List.of();
  }

  @Override
  public Payment evolve(Payment payment, PaymentEvent event) {
    return switch (event) {
      case PaymentRequested it -> payment.requested(it);
      case Captured it -> funded(payment, it.gross());
      case CreditsRedeemed it -> funded(payment, it.gross());
      case InvoicedOnTerms it -> funded(payment, it.gross());
      case FundingFailed _ -> payment.at(Stage.FAILED);
      case FundingAbandoned _ -> payment.at(Stage.FAILED);
      case OutcomeNoted it -> payment.ending(it.outcome());
      case DisputeOpened it -> payment.disputed(true, it.bookingVersion());
      case DisputeClosed it -> payment.disputed(false, it.bookingVersion());
      case Recognised it -> payment.with(payment.money().recognised(it.kept()));
      case Refunded it -> payment.with(payment.money().refunding(it.refundId(), it.amount()));
      case RefundedAfterRecognition it ->
          payment.with(payment.money().takingBack(it.refundId(), it.taken()));
      case RefundSettled it -> payment.with(payment.money().arrived(it.refundId()));
      case ChargedBack _ -> payment.with(payment.money().returnedByBank());
      case ChargebackRecovered it -> payment.with(payment.money().recovered(it.amount()));
      case TermsPaid _ -> payment.with(payment.money().paidOnTerms());
    };
  }

  private static Payment funded(Payment payment, Money gross) {
    return payment.with(payment.money().taken(gross)).at(Stage.FUNDED);
  }

  @Override
  public Class<Payment> stateType() {
    return Payment.class;
  }

  @Override
  public Class<PaymentEvent> eventType() {
    return PaymentEvent.class;
  }
}
