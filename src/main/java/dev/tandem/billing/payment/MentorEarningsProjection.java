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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists mentors' earnings and payouts, with the time at which an earning is released. */
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
      apply(event, recorded.at());
    }
  }

  private void apply(MentorEvent event, Instant at) {
    switch (event) {
      case Earned it -> insertEarning(it);
      case EarningFrozen it -> updateEarningStatus(it.bookingId(), "FROZEN");
      case EarningThawed it -> updateEarningStatus(it.bookingId(), "PENDING");
      case EarningReleased it -> updateEarningStatus(it.bookingId(), "RELEASED");
      case EarningReversed it -> reduceEarning(it);
      case PayoutStarted it -> insertPayout(it, at);
      case PayoutArrived arrived ->
          jdbc.sql("update billing.payout set status = 'PAID', paid_at = ? where id = ?")
              .params(at, arrived.payoutId())
              .update();
      case PayoutReturned returned ->
          jdbc.sql("update billing.payout set status = 'FAILED', reason = ? where id = ?")
              .params(returned.reason(), returned.payoutId())
              .update();
      case MentorEvent.ClawbackOwed _ -> {}
    }
  }

  private void insertEarning(Earned earned) {
    jdbc.sql(
            """
            insert into billing.earning
            (booking_id, mentor_id, currency, amount, release_at, status)
            values (?, ?, ?, ?, ?, ?)\
            """)
        .params(
            earned.bookingId(),
            earned.mentorId(),
            earned.amount().currency(),
            earned.amount().minor(),
            earned.releaseAt(),
            earned.frozen() ? "FROZEN" : "PENDING")
        .update();
  }

  private void updateEarningStatus(UUID booking, String status) {
    jdbc.sql("update billing.earning set status = ? where booking_id = ?")
        .params(status, booking)
        .update();
  }

  private void reduceEarning(EarningReversed reversed) {
    jdbc.sql(
            """
            update billing.earning
            set amount = amount - ?, status = case when amount = ? then 'REVERSED' else status end
            where booking_id = ?\
            """)
        .params(
            reversed.from().total().minor(), reversed.from().total().minor(), reversed.bookingId())
        .update();
  }

  private void insertPayout(PayoutStarted started, Instant at) {
    jdbc.sql(
            """
            insert into billing.payout
            (id, mentor_id, currency, run, amount, netted, status, sent_at)
            values (?, ?, ?, ?, ?, ?, 'SENT', ?)\
            """)
        .params(
            started.payoutId(),
            started.mentorId(),
            started.amount().currency(),
            started.run(),
            started.amount().minor(),
            started.netted().minor(),
            at)
        .update();
  }
}
