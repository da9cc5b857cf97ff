package dev.tandem.billing.payment;

import dev.tandem.billing.account.MentorEvent.Earned;
import dev.tandem.billing.account.MentorEvent.EarningFrozen;
import dev.tandem.billing.account.MentorEvent.EarningReleased;
import dev.tandem.billing.account.MentorEvent.EarningReversed;
import dev.tandem.billing.account.MentorEvent.EarningThawed;
import dev.tandem.billing.store.Projection;
import dev.tandem.billing.store.RecordedEvent;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists mentors' earnings, with the time at which each is released. */
@Component
class EarningProjection implements Projection {

  private final JdbcClient jdbc;

  EarningProjection(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<String> tables() {
    return List.of("earning");
  }

  @Override
  public void apply(RecordedEvent recorded) {
    switch (recorded.event()) {
      case Earned it -> insert(it);
      case EarningFrozen it -> updateStatus(it.bookingId(), "FROZEN");
      case EarningThawed it -> updateStatus(it.bookingId(), "PENDING");
      case EarningReleased it -> updateStatus(it.bookingId(), "RELEASED");
      case EarningReversed it -> reduce(it);
      default -> {}
    }
  }

  private void insert(Earned earned) {
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

  private void updateStatus(UUID booking, String status) {
    jdbc.sql("update billing.earning set status = ? where booking_id = ?")
        .params(status, booking)
        .update();
  }

  private void reduce(EarningReversed reversed) {
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
}
