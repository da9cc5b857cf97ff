package dev.tandem.billing.account;

import dev.tandem.billing.account.Payment.FundingStage;
import dev.tandem.billing.account.PaymentCommand.ChargeBack;
import dev.tandem.billing.account.PaymentCommand.CloseDispute;
import dev.tandem.billing.account.PaymentCommand.ConfirmFunding;
import dev.tandem.billing.account.PaymentCommand.FailFunding;
import dev.tandem.billing.account.PaymentCommand.OpenDispute;
import dev.tandem.billing.account.PaymentCommand.RecordTermsPaid;
import dev.tandem.billing.account.PaymentCommand.RequestPayment;
import dev.tandem.billing.account.PaymentCommand.Settle;
import dev.tandem.billing.account.PaymentCommand.SettleRefund;
import dev.tandem.billing.account.PaymentEvent.Captured;
import dev.tandem.billing.account.PaymentEvent.ChargebackRecovered;
import dev.tandem.billing.account.PaymentEvent.ChargedBack;
import dev.tandem.billing.account.PaymentEvent.CreditsRedeemed;
import dev.tandem.billing.account.PaymentEvent.DisputeClosed;
import dev.tandem.billing.account.PaymentEvent.DisputeOpened;
import dev.tandem.billing.account.PaymentEvent.FundingAbandoned;
import dev.tandem.billing.account.PaymentEvent.FundingFailed;
import dev.tandem.billing.account.PaymentEvent.InvoicedOnTerms;
import dev.tandem.billing.account.PaymentEvent.OutcomeNoted;
import dev.tandem.billing.account.PaymentEvent.PaymentRequested;
import dev.tandem.billing.account.PaymentEvent.Recognised;
import dev.tandem.billing.account.PaymentEvent.RefundSettled;
import dev.tandem.billing.account.PaymentEvent.Refunded;
import dev.tandem.billing.account.PaymentEvent.RefundedAfterRecognition;
import dev.tandem.billing.account.PaymentEvent.TermsPaid;
import dev.tandem.kernel.money.Money;
import dev.tandem.scheduling.events.FundingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The rules of a booking's payment: requested, funded, recognised, refunded. */
final class PaymentDecider implements Decider<PaymentCommand, Payment, PaymentEvent> {

  private final FundingRules fundingRules = new FundingRules(this);

  @Override
  public Payment initial() {
    return Payment.NEW;
  }

  @Override
  public List<PaymentEvent> decide(PaymentCommand command, Payment payment) {
    return switch (command) {
      case RequestPayment it -> fundingRules.request(it, payment);
      case ConfirmFunding _ -> fundingRules.fund(payment);
      case FailFunding it -> FundingRules.fail(it, payment);
      case Settle it -> settle(it, payment);
      case OpenDispute it -> openDispute(it, payment);
      case CloseDispute it -> closeDispute(it, payment);
      case SettleRefund it -> settleRefund(it.refundId(), payment);
      case ChargeBack _ -> chargeBack(payment);
      case RecordTermsPaid _ -> recordTermsPaid(payment);
    };
  }

  private static List<PaymentEvent> settle(Settle settle, Payment payment) {
    if (!settle.outcome().supersedes(payment.outcome())) {
      return List.of();
    }
    var events = new ArrayList<PaymentEvent>();
    events.add(new OutcomeNoted(settle.bookingId(), settle.outcome()));
    if (payment.isIn(FundingStage.FUNDED)) {
      events.addAll(SettlementRules.settle(payment, settle.outcome(), settle));
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

  private static List<PaymentEvent> settleRefund(UUID refund, Payment payment) {
    var funds = payment.funds();
    if (funds == null || !funds.refundsInTransit().containsKey(refund)) {
      return List.of();
    }
    var request = payment.requireRequest();
    var amount = funds.refundsInTransit().get(refund);
    return List.of(
        new RefundSettled(
            request.bookingId(),
            request.menteeId(),
            request.cohortId(),
            refund,
            amount,
            RefundTarget.CARD));
  }

  private static List<PaymentEvent> chargeBack(Payment payment) {
    boolean charged =
        payment.isIn(FundingStage.FUNDED) && payment.requireRequest().kind() == FundingKind.CARD;
    if (!charged || payment.requireFunds().chargedBack()) {
      return List.of();
    }
    var request = payment.requireRequest();
    var funds = payment.requireFunds();
    var lost = request.gross().minus(funds.refunded());
    if (!lost.isPositive()) {
      return List.of();
    }
    var clawback = funds.recognisedShare().mentor();
    return List.of(
        new ChargedBack(request.bookingId(), request.mentorId(), clawback, lost.minus(clawback)));
  }

  private static List<PaymentEvent> recordTermsPaid(Payment payment) {
    var cohort = payment.request() == null ? null : payment.request().cohortId();
    boolean onTerms =
        payment.isIn(FundingStage.FUNDED) && payment.requireRequest().kind() == FundingKind.COHORT;
    if (!onTerms || cohort == null || payment.requireFunds().termsPaid()) {
      return List.of();
    }
    var amount = payment.requireRequest().gross().minus(payment.requireFunds().refunded());
    return amount.isPositive()
        ? List.of(new TermsPaid(payment.requireRequest().bookingId(), cohort, amount))
        : List.of();
  }

  @Override
  public Payment evolve(Payment payment, PaymentEvent event) {
    return switch (event) {
      case PaymentRequested it -> payment.withRequest(it);
      case Captured it -> applyFunding(payment, it.gross());
      case CreditsRedeemed it -> applyFunding(payment, it.gross());
      case InvoicedOnTerms it -> applyFunding(payment, it.gross());
      case FundingFailed _ -> payment.withStage(FundingStage.FAILED);
      case FundingAbandoned _ -> payment.withStage(FundingStage.FAILED);
      case OutcomeNoted it -> payment.withOutcome(it.outcome());
      case DisputeOpened it -> payment.withDispute(true, it.bookingVersion());
      case DisputeClosed it -> payment.withDispute(false, it.bookingVersion());
      case Recognised it -> payment.withFunds(payment.requireFunds().recognise(it.kept()));
      case Refunded it ->
          payment.withFunds(payment.requireFunds().refundFromEscrow(it.refundId(), it.amount()));
      case RefundedAfterRecognition it ->
          payment.withFunds(payment.requireFunds().refundRecognised(it.refundId(), it.taken()));
      case RefundSettled it ->
          payment.withFunds(payment.requireFunds().settleRefund(it.refundId()));
      case ChargedBack _ -> payment.withFunds(payment.requireFunds().chargeBack());
      case ChargebackRecovered it ->
          payment.withFunds(payment.requireFunds().recoverChargeback(it.amount()));
      case TermsPaid _ -> payment.withFunds(payment.requireFunds().markTermsPaid());
    };
  }

  private static Payment applyFunding(Payment payment, Money gross) {
    return payment.withFunds(payment.requireFunds().fund(gross)).withStage(FundingStage.FUNDED);
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
