package dev.tandem.billing.rules;

import dev.tandem.billing.account.PaymentEvent;
import dev.tandem.billing.account.PaymentEvent.FundingAbandoned;
import dev.tandem.billing.account.PaymentEvent.FundingFailed;
import dev.tandem.billing.account.PaymentEvent.PaymentRequested;
import dev.tandem.billing.rules.PaymentCommand.RequestPayment;
import dev.tandem.scheduling.events.FundingKind;
import java.util.ArrayList;
import java.util.List;

/** The rules for requesting the price of a booking. */
final class RequestRules {

  private RequestRules() {}

  static List<PaymentEvent> request(RequestPayment command, Payment payment) {
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

  private static List<PaymentEvent> requestOrReject(
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
    events.addAll(FundingRules.fund(PaymentEvolution.evolve(payment, request)));
    return events;
  }

  private static String rejectionReason(RequestPayment command) {
    if (command.price().isNegative()) {
      return "The price is negative.";
    }
    if (!command.now().isBefore(command.fundBy())) {
      return "The hold expired before the payment was requested.";
    }
    if (command.refusal() != null) {
      return command.refusal();
    }
    if (command.kind() == FundingKind.COHORT && command.cohortId() == null) {
      return "The booking has no cohort that could pay for it.";
    }
    if (command.kind() == FundingKind.COHORT && !command.creditworthy()) {
      return "The cohort has unpaid invoices that are past due.";
    }
    return "";
  }
}
