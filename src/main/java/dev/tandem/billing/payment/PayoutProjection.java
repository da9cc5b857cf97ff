package dev.tandem.billing.payment;

import dev.tandem.billing.account.MentorEvent.PayoutArrived;
import dev.tandem.billing.account.MentorEvent.PayoutReturned;
import dev.tandem.billing.account.MentorEvent.PayoutStarted;
import dev.tandem.billing.store.Projection;
import dev.tandem.billing.store.RecordedEvent;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists mentors' payouts with what the bank answered. */
@Component
class PayoutProjection implements Projection {

  private final JdbcClient jdbc;

  PayoutProjection(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<String> tables() {
    return List.of("payout");
  }

  @Override
  public void apply(RecordedEvent recorded) {
    switch (recorded.event()) {
      case PayoutStarted it -> insert(it, recorded.at());
      case PayoutArrived it -> markPaid(it, recorded.at());
      case PayoutReturned it -> markFailed(it);
      default -> {}
    }
  }

  private void insert(PayoutStarted started, Instant at) {
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

  private void markPaid(PayoutArrived arrived, Instant at) {
    jdbc.sql("update billing.payout set status = 'PAID', paid_at = ? where id = ?")
        .params(at, arrived.payoutId())
        .update();
  }

  private void markFailed(PayoutReturned returned) {
    jdbc.sql("update billing.payout set status = 'FAILED', reason = ? where id = ?")
        .params(returned.reason(), returned.payoutId())
        .update();
  }
}
