package dev.tandem.billing.payment;

import dev.tandem.billing.account.PaymentEvent;
import dev.tandem.billing.account.PaymentEvent.Captured;
import dev.tandem.billing.account.PaymentEvent.ChargedBack;
import dev.tandem.billing.account.PaymentEvent.CreditsRedeemed;
import dev.tandem.billing.account.PaymentEvent.FundingAbandoned;
import dev.tandem.billing.account.PaymentEvent.FundingFailed;
import dev.tandem.billing.account.PaymentEvent.InvoicedOnTerms;
import dev.tandem.billing.account.PaymentEvent.OutcomeNoted;
import dev.tandem.billing.account.PaymentEvent.PaymentRequested;
import dev.tandem.billing.account.PaymentEvent.Recognised;
import dev.tandem.billing.account.PaymentEvent.Refunded;
import dev.tandem.billing.account.PaymentEvent.RefundedAfterRecognition;
import dev.tandem.billing.account.PaymentStatus;
import dev.tandem.billing.store.Projection;
import dev.tandem.billing.store.RecordedEvent;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lists the payment of each booking with its status, for pages and metrics. */
@Component
class PaymentProjection implements Projection {

  private final PaymentTable payments;

  PaymentProjection(PaymentTable payments) {
    this.payments = payments;
  }

  @Override
  public List<String> tables() {
    return List.of("payment");
  }

  @Override
  public void apply(RecordedEvent recorded) {
    if (recorded.event() instanceof PaymentEvent event) {
      apply(event, recorded.at());
    }
  }

  private void apply(PaymentEvent event, Instant at) {
    var booking = event.bookingId();
    switch (event) {
      case PaymentRequested it -> payments.insertOrReplace(it, at);
      case Captured _, CreditsRedeemed _, InvoicedOnTerms _ -> payments.markFunded(booking, at);
      case FundingFailed it -> payments.markNotFunded(booking, PaymentStatus.FAILED, it.reason());
      case FundingAbandoned it ->
          payments.markNotFunded(booking, PaymentStatus.ABANDONED, it.reason());
      case OutcomeNoted it -> payments.recordOutcome(booking, it.outcome());
      case Recognised _ -> payments.markSettled(booking, PaymentStatus.EARNED, at);
      case Refunded it when it.to().isReturned() ->
          payments.addRefund(booking, it.amount(), it.reason(), at);
      case RefundedAfterRecognition it when it.to().isReturned() ->
          payments.addRefund(booking, it.amount(), it.reason(), at);
      case Refunded _, RefundedAfterRecognition _ ->
          payments.markSettled(booking, PaymentStatus.CHARGED_BACK, at);
      case ChargedBack _ -> payments.markSettled(booking, PaymentStatus.CHARGED_BACK, at);
      case PaymentEvent.DisputeOpened _,
          PaymentEvent.DisputeClosed _,
          PaymentEvent.RefundSettled _,
          PaymentEvent.RefundReturned _,
          PaymentEvent.ChargebackRecovered _,
          PaymentEvent.TermsPaid _ -> {}
    }
  }
}
