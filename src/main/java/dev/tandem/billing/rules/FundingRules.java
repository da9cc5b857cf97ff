package dev.tandem.billing.rules;

import dev.tandem.billing.account.BookingOutcome;
import dev.tandem.billing.account.OutcomeKind;
import dev.tandem.billing.account.PaymentEvent;
import dev.tandem.billing.account.PaymentEvent.Captured;
import dev.tandem.billing.account.PaymentEvent.CreditsRedeemed;
import dev.tandem.billing.account.PaymentEvent.FundingAbandoned;
import dev.tandem.billing.account.PaymentEvent.FundingFailed;
import dev.tandem.billing.account.PaymentEvent.InvoicedOnTerms;
import dev.tandem.billing.rules.PaymentCommand.FailFunding;
import dev.tandem.scheduling.events.FundingKind;
import java.util.ArrayList;
import java.util.List;

/** The rules for receiving the price of a booking, or not. */
final class FundingRules {

  private FundingRules() {}

  static List<PaymentEvent> fund(Payment payment) {
    if (payment.isIn(FundingStage.NOT_REQUESTED) || payment.isIn(FundingStage.FUNDED)) {
      return List.of();
    }
    var funding = fundingEvent(payment);
    var funded = PaymentEvolution.evolve(payment, funding);
    var events = new ArrayList<PaymentEvent>(List.of(funding));
    var outcome =
        payment.isIn(FundingStage.FAILED) ? latePaymentOutcome(payment) : payment.outcome();
    if (outcome != null) {
      events.addAll(SettlementRules.settle(funded, outcome, null));
    }
    return events;
  }

  private static PaymentEvent fundingEvent(Payment payment) {
    var request = payment.requireRequest();
    var gross = request.gross();
    var outcome = payment.outcome();
    boolean wanted =
        payment.isIn(FundingStage.REQUESTED)
            && (outcome == null || outcome.refundBasisPoints() == BookingOutcome.NO_REFUND);
    if (request.kind() == FundingKind.PACK && !gross.isZero()) {
      return new CreditsRedeemed(request.bookingId(), request.menteeId(), gross, request.vat());
    }
    var cohort = request.cohortId();
    if (request.kind() == FundingKind.COHORT && cohort != null) {
      return new InvoicedOnTerms(
          request.bookingId(),
          request.menteeId(),
          cohort,
          gross,
          request.vat(),
          request.rates().vatBasisPoints());
    }
    return new Captured(
        request.bookingId(),
        request.menteeId(),
        gross,
        request.vat(),
        request.rates().vatBasisPoints(),
        wanted);
  }

  /** A payment that arrives after its failure was announced is refunded in full. */
  private static BookingOutcome latePaymentOutcome(Payment payment) {
    var outcome = payment.outcome();
    var request = payment.requireRequest();
    return outcome != null && outcome.refundBasisPoints() == BookingOutcome.FULL_REFUND
        ? outcome
        : new BookingOutcome(
            request.bookingVersion(),
            OutcomeKind.TOO_LATE,
            BookingOutcome.FULL_REFUND,
            "The payment came too late.",
            request.fundBy());
  }

  static List<PaymentEvent> fail(FailFunding failure, Payment payment) {
    if (!payment.isIn(FundingStage.REQUESTED)) {
      return List.of();
    }
    var request = payment.requireRequest();
    return List.of(
        payment.outcome() == null
            ? new FundingFailed(
                request.bookingId(), request.menteeId(), failure.reason(), failure.retryable())
            : new FundingAbandoned(request.bookingId(), payment.outcome().reason()));
  }
}
