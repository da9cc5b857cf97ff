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
import dev.tandem.billing.store.Projection;
import dev.tandem.billing.store.RecordedEvent;
import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists the payment of each booking with its status, for pages and metrics. */
@Component
class PaymentProjection implements Projection {

  private final JdbcClient jdbc;

  PaymentProjection(JdbcClient jdbc) {
    this.jdbc = jdbc;
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
      case PaymentRequested it -> insertOrReplace(it, at);
      case Captured _, CreditsRedeemed _, InvoicedOnTerms _ ->
          jdbc.sql(
                  """
                  update billing.payment set status = 'FUNDED', reason = null, funded_at = ?
                  where booking_id = ?\
                  """)
              .params(at, booking)
              .update();
      case FundingFailed it -> markNotFunded(booking, "FAILED", it.reason());
      case FundingAbandoned it -> markNotFunded(booking, "ABANDONED", it.reason());
      case Recognised _ -> markSettled(booking, "EARNED", at);
      case Refunded it -> addRefund(booking, it.amount(), it.reason(), at);
      case RefundedAfterRecognition it -> addRefund(booking, it.amount(), it.reason(), at);
      case ChargedBack _ -> markSettled(booking, "CHARGED_BACK", at);
      case OutcomeNoted noted ->
          jdbc.sql("update billing.payment set outcome = ?, ended_at = ? where booking_id = ?")
              .params(noted.outcome().how().name(), noted.outcome().earnedAt(), booking)
              .update();
      case PaymentEvent.DisputeOpened _,
          PaymentEvent.DisputeClosed _,
          PaymentEvent.RefundSettled _,
          PaymentEvent.ChargebackRecovered _,
          PaymentEvent.TermsPaid _ -> {}
    }
  }

  private void insertOrReplace(PaymentRequested request, Instant at) {
    jdbc.sql(
            """
            insert into billing.payment
            (booking_id, mentee_id, mentor_id, cohort_id, kind, currency, gross, vat, status,
             requested_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, 'REQUESTED', ?)
            on conflict (booking_id) do update
            set kind = excluded.kind, currency = excluded.currency, gross = excluded.gross,
                vat = excluded.vat, status = excluded.status, reason = null\
            """)
        .params(request.bookingId(), request.menteeId(), request.mentorId())
        .param(request.cohortId())
        .param(request.kind().name())
        .param(request.gross().currency())
        .param(request.gross().minor())
        .param(request.vat().minor())
        .param(at)
        .update();
  }

  private void markNotFunded(UUID booking, String status, String reason) {
    jdbc.sql("update billing.payment set status = ?, reason = ? where booking_id = ?")
        .params(status, reason, booking)
        .update();
  }

  private void markSettled(UUID booking, String status, Instant at) {
    jdbc.sql(
            """
            update billing.payment set status = ?, settled_at = coalesce(settled_at, ?)
            where booking_id = ?\
            """)
        .params(status, at, booking)
        .update();
  }

  private void addRefund(UUID booking, Money amount, String reason, Instant at) {
    jdbc.sql(
            """
            update billing.payment
            set refunded = refunded + ?, status = 'REFUNDED', reason = ?,
                settled_at = coalesce(settled_at, ?)
            where booking_id = ?\
            """)
        .params(amount.minor(), reason, at, booking)
        .update();
  }
}
