package dev.tandem.billing;

import dev.tandem.billing.Payment.Stage;
import dev.tandem.billing.PaymentCommand.FailFunding;
import dev.tandem.billing.PaymentCommand.RequestPayment;
import dev.tandem.billing.PaymentEvent.Captured;
import dev.tandem.billing.PaymentEvent.CreditsRedeemed;
import dev.tandem.billing.PaymentEvent.FundingAbandoned;
import dev.tandem.billing.PaymentEvent.FundingFailed;
import dev.tandem.billing.PaymentEvent.InvoicedOnTerms;
import dev.tandem.billing.PaymentEvent.PaymentRequested;
import dev.tandem.scheduling.events.FundingKind;
import java.util.ArrayList;
import java.util.List;

/** How a booking's money is asked for and taken, or is not. */
final class Funding {

  private final PaymentDecider rules;

  Funding(PaymentDecider rules) {
    this.rules = rules;
  }

  List<PaymentEvent> request(RequestPayment asked, Payment payment) {
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
    events.addAll(fund(rules.evolve(payment, request)));
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

  List<PaymentEvent> fund(Payment payment) {
    if (payment.is(Stage.UNSEEN) || payment.is(Stage.FUNDED)) {
      return List.of();
    }
    var events = new ArrayList<PaymentEvent>(List.of(funded(payment)));
    var taken = rules.replay(payment, events);
    var outcome = payment.is(Stage.FAILED) ? neverWanted(payment) : payment.outcome();
    if (outcome != null) {
      events.addAll(Settlement.of(taken, outcome, null));
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

  static List<PaymentEvent> fail(FailFunding failure, Payment payment) {
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
}
