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
import org.jspecify.annotations.Nullable;

/** The rules of one booking's money: asked for, taken, recognised, given back. */
final class PaymentDecider implements Decider<PaymentCommand, Payment, PaymentEvent> {

  @Override
  public Payment initial() {
    return Payment.UNSEEN;
  }

  @Override
  public List<PaymentEvent> decide(PaymentCommand command, Payment payment) {
    return switch (command) {
      case RequestPayment it -> request(it, payment);
      case ConfirmFunding _ -> fund(payment);
      case FailFunding it -> fail(it, payment);
      case Settle it -> end(it, payment);
      case OpenDispute it -> openDispute(it, payment);
      case CloseDispute it -> closeDispute(it, payment);
      case SettleRefund it -> refundArrived(it.refundId(), payment);
      case ChargeBack _ -> chargeBack(payment);
      case RecordTermsPaid _ -> termsPaid(payment);
    };
  }

  private List<PaymentEvent> request(RequestPayment asked, Payment payment) {
    var terms = payment.terms();
    boolean again =
        terms != null
            && (!payment.is(Stage.FAILED) || asked.bookingVersion() <= terms.bookingVersion());
    if (again) {
      return List.of();
    }
    var request =
        new PaymentRequested(
            asked.bookingId(),
            asked.mentorId(),
            asked.menteeId(),
            asked.cohortId(),
            asked.kind(),
            asked.price(),
            asked.rates(),
            terms == null ? 1 : terms.attempt() + 1,
            asked.bookingVersion(),
            asked.fundBy());
    if (payment.outcome() != null) {
      return List.of(request, new FundingAbandoned(asked.bookingId(), payment.outcome().reason()));
    }
    return whole(request, refusal(asked), payment);
  }

  private List<PaymentEvent> whole(PaymentRequested request, String refusal, Payment payment) {
    if (!refusal.isEmpty()) {
      var failed = new FundingFailed(request.bookingId(), request.menteeId(), refusal, true);
      return List.of(request, failed);
    }
    boolean atOnce = request.gross().isZero() || request.kind() == FundingKind.COHORT;
    if (!atOnce) {
      return List.of(request);
    }
    var events = new ArrayList<PaymentEvent>(List.of(request));
    events.addAll(fund(evolve(payment, request)));
    return events;
  }

  private static String refusal(RequestPayment asked) {
    if (asked.price().isNegative()) {
      return "A price below nothing cannot be paid.";
    }
    if (!asked.now().isBefore(asked.fundBy())) {
      return "The hold had run out before the payment was asked for.";
    }
    if (asked.kind() == FundingKind.COHORT && asked.cohortId() == null) {
      return "The booking names no cohort that would pay for it.";
    }
    if (asked.kind() == FundingKind.COHORT && !asked.creditworthy()) {
      return "The cohort is behind with its invoices.";
    }
    return "";
  }

  private List<PaymentEvent> fund(Payment payment) {
    if (payment.is(Stage.UNSEEN) || payment.is(Stage.FUNDED)) {
      return List.of();
    }
    var events = new ArrayList<PaymentEvent>(List.of(funded(payment)));
    var taken = replay(payment, events);
    var outcome = payment.is(Stage.FAILED) ? neverWanted(payment) : payment.outcome();
    if (outcome != null) {
      events.addAll(settlement(taken, outcome, null));
    }
    return events;
  }

  private static PaymentEvent funded(Payment payment) {
    var terms = payment.known();
    var gross = terms.gross();
    var outcome = payment.outcome();
    boolean wanted =
        payment.is(Stage.REQUESTED)
            && (outcome == null || outcome.refundBasisPoints() == Outcome.NOTHING);
    if (terms.kind() == FundingKind.PACK && !gross.isZero()) {
      return new CreditsRedeemed(terms.bookingId(), terms.menteeId(), gross, terms.vat());
    }
    var cohort = terms.cohortId();
    if (terms.kind() == FundingKind.COHORT && cohort != null) {
      return new InvoicedOnTerms(
          terms.bookingId(),
          terms.menteeId(),
          cohort,
          gross,
          terms.vat(),
          terms.rates().vatBasisPoints());
    }
    return new Captured(
        terms.bookingId(),
        terms.menteeId(),
        gross,
        terms.vat(),
        terms.rates().vatBasisPoints(),
        wanted);
  }

  /** Money that comes after its failure was announced pays for nothing. */
  private static Outcome neverWanted(Payment payment) {
    var known = payment.outcome();
    var terms = payment.known();
    return known != null && known.refundBasisPoints() == Outcome.ALL
        ? known
        : new Outcome(
            terms.bookingVersion(),
            Outcome.How.TOO_LATE,
            Outcome.ALL,
            "The payment came too late.",
            terms.fundBy());
  }

  private static List<PaymentEvent> fail(FailFunding failure, Payment payment) {
    if (!payment.is(Stage.REQUESTED)) {
      return List.of();
    }
    var terms = payment.known();
    return List.of(
        payment.outcome() == null
            ? new FundingFailed(
                terms.bookingId(), terms.menteeId(), failure.reason(), failure.retryable())
            : new FundingAbandoned(terms.bookingId(), payment.outcome().reason()));
  }

  private static List<PaymentEvent> end(Settle ending, Payment payment) {
    if (!ending.outcome().supersedes(payment.outcome())) {
      return List.of();
    }
    var events = new ArrayList<PaymentEvent>();
    events.add(new OutcomeNoted(ending.bookingId(), ending.outcome()));
    if (payment.is(Stage.FUNDED)) {
      events.addAll(settlement(payment, ending.outcome(), ending));
    }
    return events;
  }

  /** Brings the money to where the outcome wants it; what has gone back stays where it is. */
  private static List<PaymentEvent> settlement(
      Payment payment, Outcome outcome, @Nullable Settle mentor) {
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
