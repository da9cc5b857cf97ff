package dev.tandem.billing.rules;

import dev.tandem.billing.account.PaymentEvent;
import dev.tandem.billing.account.PaymentEvent.DisputeClosed;
import dev.tandem.billing.account.PaymentEvent.DisputeOpened;
import dev.tandem.billing.account.PaymentEvent.OutcomeNoted;
import dev.tandem.billing.rules.PaymentCommand.ChargeBack;
import dev.tandem.billing.rules.PaymentCommand.CloseDispute;
import dev.tandem.billing.rules.PaymentCommand.ConfirmFunding;
import dev.tandem.billing.rules.PaymentCommand.FailFunding;
import dev.tandem.billing.rules.PaymentCommand.OpenDispute;
import dev.tandem.billing.rules.PaymentCommand.RecordTermsPaid;
import dev.tandem.billing.rules.PaymentCommand.ReopenRefund;
import dev.tandem.billing.rules.PaymentCommand.RequestPayment;
import dev.tandem.billing.rules.PaymentCommand.Settle;
import dev.tandem.billing.rules.PaymentCommand.SettleRefund;
import java.util.ArrayList;
import java.util.List;

/** Decides on a booking's payment: requested, funded, recognised, refunded. */
final class PaymentDecider {

  private PaymentDecider() {}

  static List<PaymentEvent> decide(PaymentCommand command, Payment payment) {
    return switch (command) {
      case RequestPayment it -> RequestRules.request(it, payment);
      case ConfirmFunding _ -> FundingRules.fund(payment);
      case FailFunding it -> FundingRules.fail(it, payment);
      case Settle it -> settle(it, payment);
      case OpenDispute it -> openDispute(it, payment);
      case CloseDispute it -> closeDispute(it, payment);
      case SettleRefund it -> BankRules.settleRefund(it.refundId(), payment);
      case ReopenRefund it -> BankRules.reopenRefund(it.refundId(), it.amount(), payment);
      case ChargeBack _ -> BankRules.chargeBack(payment);
      case RecordTermsPaid _ -> BankRules.recordTermsPaid(payment);
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
}
