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

/** The rules for requesting and receiving the price of a booking. */
final class FundingRules {

  private final PaymentDecider decider;

  FundingRules(PaymentDecider decider) {
    this.decider = decider;
  }

  List<PaymentEvent> request(RequestPayment command, Payment payment) {
    var previous = payment.request();
    boolean repeated =
        previous != null
            && (!payment.isIn(FundingStage.FAILED)
                || command.bookingVersion() <= previous.bookingVersion());
    if (repeated) {
      return List.of();
    }
    var request =
        new PaymentRequested(
            command.bookingId(),
            command.mentorId(),
            command.menteeId(),
            command.cohortId(),
            command.kind(),
            command.price(),
            command.rates(),
            previous == null ? 1 : previous.attempt() + 1,
            command.bookingVersion(),
            command.fundBy());
    if (payment.outcome() != null) {
      return List.of(
          request, new FundingAbandoned(command.bookingId(), payment.outcome().reason()));
    }
    return requestOrReject(request, rejectionReason(command), payment);
  }

  private List<PaymentEvent> requestOrReject(
      PaymentRequested request, String rejection, Payment payment) {
    if (!rejection.isEmpty()) {
      var failed = new FundingFailed(request.bookingId(), request.menteeId(), rejection, true);
      return List.of(request, failed);
    }
    boolean immediate = request.gross().isZero() || request.kind() == FundingKind.COHORT;
    if (!immediate) {
      return List.of(request);
    }
    var events = new ArrayList<PaymentEvent>(List.of(request));
    events.addAll(fund(decider.evolve(payment, request)));
    return events;
  }

  private static String rejectionReason(RequestPayment command) {
    if (command.price().isNegative()) {
      return "The price is negative.";
    }
    if (!command.now().isBefore(command.fundBy())) {
      return "The hold expired before the payment was requested.";
    }
    if (command.kind() == FundingKind.COHORT && command.cohortId() == null) {
      return "The booking has no cohort that could pay for it.";
    }
    if (command.kind() == FundingKind.COHORT && !command.creditworthy()) {
      return "The cohort has unpaid invoices that are past due.";
    }
    return "";
  }

  List<PaymentEvent> fund(Payment payment) {
    if (payment.isIn(FundingStage.NOT_REQUESTED) || payment.isIn(FundingStage.FUNDED)) {
      return List.of();
    }
    var events = new ArrayList<PaymentEvent>(List.of(fundingEvent(payment)));
    var funded = decider.replay(payment, events);
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
            BookingOutcome.OutcomeKind.TOO_LATE,
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
