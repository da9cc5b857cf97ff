package dev.tandem.billing.account;

import dev.tandem.billing.account.Payment.FundingStage;
import dev.tandem.billing.account.PaymentCommand.FailFunding;
import dev.tandem.billing.account.PaymentCommand.RequestPayment;
import dev.tandem.billing.account.PaymentEvent.Captured;
import dev.tandem.billing.account.PaymentEvent.CreditsRedeemed;
import dev.tandem.billing.account.PaymentEvent.FundingAbandoned;
import dev.tandem.billing.account.PaymentEvent.FundingFailed;
import dev.tandem.billing.account.PaymentEvent.InvoicedOnTerms;
import dev.tandem.billing.account.PaymentEvent.PaymentRequested;
import dev.tandem.scheduling.events.FundingKind;
import java.util.ArrayList;
import java.util.List;

/** How a booking's money is asked for and taken, or is not. */
final class FundingRules {

  private final PaymentDecider decider;

  FundingRules(PaymentDecider decider) {
    this.decider = decider;
  }

  List<PaymentEvent> request(RequestPayment asked, Payment payment) {
    var terms = payment.request();
    boolean again =
        terms != null
            && (!payment.isIn(FundingStage.FAILED)
                || asked.bookingVersion() <= terms.bookingVersion());
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
    return requestOrReject(request, rejectionReason(asked), payment);
  }

  private List<PaymentEvent> requestOrReject(
      PaymentRequested request, String refusal, Payment payment) {
    if (!refusal.isEmpty()) {
      var failed = new FundingFailed(request.bookingId(), request.menteeId(), refusal, true);
      return List.of(request, failed);
    }
    boolean atOnce = request.gross().isZero() || request.kind() == FundingKind.COHORT;
    if (!atOnce) {
      return List.of(request);
    }
    var events = new ArrayList<PaymentEvent>(List.of(request));
    events.addAll(fund(decider.evolve(payment, request)));
    return events;
  }

  private static String rejectionReason(RequestPayment asked) {
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
    if (payment.isIn(FundingStage.NOT_REQUESTED) || payment.isIn(FundingStage.FUNDED)) {
      return List.of();
    }
    var events = new ArrayList<PaymentEvent>(List.of(fundingEvent(payment)));
    var taken = decider.replay(payment, events);
    var outcome =
        payment.isIn(FundingStage.FAILED) ? latePaymentOutcome(payment) : payment.outcome();
    if (outcome != null) {
      events.addAll(SettlementRules.settle(taken, outcome, null));
    }
    return events;
  }

  private static PaymentEvent fundingEvent(Payment payment) {
    var terms = payment.requireRequest();
    var gross = terms.gross();
    var outcome = payment.outcome();
    boolean wanted =
        payment.isIn(FundingStage.REQUESTED)
            && (outcome == null || outcome.refundBasisPoints() == BookingOutcome.NO_REFUND);
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
  private static BookingOutcome latePaymentOutcome(Payment payment) {
    var known = payment.outcome();
    var terms = payment.requireRequest();
    return known != null && known.refundBasisPoints() == BookingOutcome.FULL_REFUND
        ? known
        : new BookingOutcome(
            terms.bookingVersion(),
            BookingOutcome.OutcomeKind.TOO_LATE,
            BookingOutcome.FULL_REFUND,
            "The payment came too late.",
            terms.fundBy());
  }

  static List<PaymentEvent> fail(FailFunding failure, Payment payment) {
    if (!payment.isIn(FundingStage.REQUESTED)) {
      return List.of();
    }
    var terms = payment.requireRequest();
    return List.of(
        payment.outcome() == null
            ? new FundingFailed(
                terms.bookingId(), terms.menteeId(), failure.reason(), failure.retryable())
            : new FundingAbandoned(terms.bookingId(), payment.outcome().reason()));
  }
}
