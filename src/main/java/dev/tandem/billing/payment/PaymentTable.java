package dev.tandem.billing.payment;

import dev.tandem.billing.account.BookingOutcome;
import dev.tandem.billing.account.PaymentEvent.PaymentRequested;
import dev.tandem.billing.account.PaymentStatus;
import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes {@code billing.payment}, one row for each booking. */
@Component
class PaymentTable {

  private final JdbcClient jdbc;

  PaymentTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insertOrReplace(PaymentRequested request, Instant at) {
    jdbc.sql(
            """
            insert into billing.payment
            (booking_id, mentee_id, mentor_id, cohort_id, kind, currency, gross, vat, status,
             requested_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
        .param(PaymentStatus.REQUESTED.name())
        .param(at)
        .update();
  }

  void markFunded(UUID booking, Instant at) {
    jdbc.sql(
            """
            update billing.payment set status = ?, reason = null, funded_at = ?
            where booking_id = ?\
            """)
        .params(PaymentStatus.FUNDED.name(), at, booking)
        .update();
  }

  void markNotFunded(UUID booking, PaymentStatus status, String reason) {
    jdbc.sql("update billing.payment set status = ?, reason = ? where booking_id = ?")
        .params(status.name(), reason, booking)
        .update();
  }

  void recordOutcome(UUID booking, BookingOutcome outcome) {
    jdbc.sql("update billing.payment set outcome = ?, ended_at = ? where booking_id = ?")
        .params(outcome.how().name(), outcome.earnedAt(), booking)
        .update();
  }

  void markSettled(UUID booking, PaymentStatus status, Instant at) {
    jdbc.sql(
            """
            update billing.payment set status = ?, settled_at = coalesce(settled_at, ?)
            where booking_id = ?\
            """)
        .params(status.name(), at, booking)
        .update();
  }

  void addRefund(UUID booking, Money amount, String reason, Instant at) {
    jdbc.sql(
            """
            update billing.payment
            set refunded = refunded + ?, status = ?, reason = ?,
                settled_at = coalesce(settled_at, ?)
            where booking_id = ?\
            """)
        .params(amount.minor(), PaymentStatus.REFUNDED.name(), reason, at, booking)
        .update();
  }
}
