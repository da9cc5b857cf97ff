package dev.tandem.billing;

import dev.tandem.billing.MentorEvent.Earned;
import dev.tandem.billing.MentorEvent.EarningFrozen;
import dev.tandem.billing.MentorEvent.EarningReleased;
import dev.tandem.billing.MentorEvent.EarningReversed;
import dev.tandem.billing.MentorEvent.EarningThawed;
import dev.tandem.billing.MentorEvent.PayoutArrived;
import dev.tandem.billing.MentorEvent.PayoutReturned;
import dev.tandem.billing.MentorEvent.PayoutStarted;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each mentor has earned and was paid, and what is due when. */
@Component
class MentorLists implements Projection {

  private final JdbcClient jdbc;

  MentorLists(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<String> tables() {
    return List.of("earning", "payout");
  }

  @Override
  public void apply(Recorded recorded) {
    if (recorded.event() instanceof MentorEvent event) {
      apply(event, Timestamp.from(recorded.at()));
    }
  }

  private void apply(MentorEvent event, Timestamp at) {
    switch (event) {
      case Earned it -> earned(it);
      case EarningFrozen it -> status(it.bookingId(), "FROZEN");
      case EarningThawed it -> status(it.bookingId(), "PENDING");
      case EarningReleased it -> status(it.bookingId(), "RELEASED");
      case EarningReversed it -> reversed(it);
      case PayoutStarted it -> started(it, at);
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

  private void earned(Earned it) {
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

  private void status(UUID booking, String status) {
    jdbc.sql("update billing.earning set status = ? where booking_id = ?")
        .params(status, booking)
        .update();
  }

  private void reversed(EarningReversed it) {
    jdbc.sql(
            """
            update billing.earning
            set amount = amount - ?, status = case when amount = ? then 'REVERSED' else status end
            where booking_id = ?\
            """)
        .params(it.from().total().minor(), it.from().total().minor(), it.bookingId())
        .update();
  }

  private void started(PayoutStarted it, Timestamp at) {
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
