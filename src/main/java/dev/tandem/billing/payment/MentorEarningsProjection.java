package dev.tandem.billing.payment;

import dev.tandem.billing.account.MentorEvent;
import dev.tandem.billing.account.MentorEvent.Earned;
import dev.tandem.billing.account.MentorEvent.EarningFrozen;
import dev.tandem.billing.account.MentorEvent.EarningReleased;
import dev.tandem.billing.account.MentorEvent.EarningReversed;
import dev.tandem.billing.account.MentorEvent.EarningThawed;
import dev.tandem.billing.account.MentorEvent.PayoutArrived;
import dev.tandem.billing.account.MentorEvent.PayoutReturned;
import dev.tandem.billing.account.MentorEvent.PayoutStarted;
import dev.tandem.billing.store.Projection;
import dev.tandem.billing.store.RecordedEvent;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each mentor has earned and was paid, and what is due when. */
@Component
class MentorEarningsProjection implements Projection {

  private final JdbcClient jdbc;

  MentorEarningsProjection(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<String> tables() {
    return List.of("earning", "payout");
  }

  @Override
  public void apply(RecordedEvent recorded) {
    if (recorded.event() instanceof MentorEvent event) {
      apply(event, Timestamp.from(recorded.at()));
    }
  }

  private void apply(MentorEvent event, Timestamp at) {
    switch (event) {
      case Earned it -> insertEarning(it);
      case EarningFrozen it -> updateEarningStatus(it.bookingId(), "FROZEN");
      case EarningThawed it -> updateEarningStatus(it.bookingId(), "PENDING");
      case EarningReleased it -> updateEarningStatus(it.bookingId(), "RELEASED");
      case EarningReversed it -> reduceEarning(it);
      case PayoutStarted it -> insertPayout(it, at);
      case PayoutArrived it ->
          jdbc.sql("update billing.payout set status = 'PAID', paid_at = ? where id = ?")
              .params(at, it.payoutId())
              .update();
      case PayoutReturned it ->
          jdbc.sql("update billing.payout set status = 'FAILED', reason = ? where id = ?")
              .params(it.reason(), it.payoutId())
              .update();
      case MentorEvent.ClawbackOwed _ -> {}
    }
  }

  private void insertEarning(Earned it) {
    jdbc.sql(
            """
            insert into billing.earning
            (booking_id, mentor_id, currency, amount, release_at, status)
            values (?, ?, ?, ?, ?, ?)\
            """)
        .params(
            it.bookingId(),
            it.mentorId(),
            it.amount().currency(),
            it.amount().minor(),
            Timestamp.from(it.releaseAt()),
            it.frozen() ? "FROZEN" : "PENDING")
        .update();
  }

  private void updateEarningStatus(UUID booking, String status) {
    jdbc.sql("update billing.earning set status = ? where booking_id = ?")
        .params(status, booking)
        .update();
  }

  private void reduceEarning(EarningReversed it) {
    jdbc.sql(
            """
            update billing.earning
            set amount = amount - ?, status = case when amount = ? then 'REVERSED' else status end
            where booking_id = ?\
            """)
        .params(it.from().total().minor(), it.from().total().minor(), it.bookingId())
        .update();
  }

  private void insertPayout(PayoutStarted it, Timestamp at) {
    jdbc.sql(
            """
            insert into billing.payout
            (id, mentor_id, currency, run, amount, netted, status, sent_at)
            values (?, ?, ?, ?, ?, ?, 'SENT', ?)\
            """)
        .params(
            it.payoutId(),
            it.mentorId(),
            it.amount().currency(),
            Date.valueOf(it.run()),
            it.amount().minor(),
            it.netted().minor(),
            at)
        .update();
  }
}
