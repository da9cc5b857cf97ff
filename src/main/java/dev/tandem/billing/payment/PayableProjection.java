package dev.tandem.billing.payment;

import dev.tandem.billing.account.MentorEvent.EarningReleased;
import dev.tandem.billing.account.MentorEvent.EarningReversed;
import dev.tandem.billing.account.MentorEvent.PayoutReturned;
import dev.tandem.billing.account.MentorEvent.PayoutStarted;
import dev.tandem.billing.store.Projection;
import dev.tandem.billing.store.RecordedEvent;
import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps what each mentor can be paid, now and when the latest run began. Only events of the
 * mentor's own account change it, so the lock of the account is the only one that is waited for.
 */
@Component
class PayableProjection implements Projection {

  private final JdbcClient jdbc;

  PayableProjection(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<String> tables() {
    return List.of("payable");
  }

  @Override
  public void apply(RecordedEvent recorded) {
    switch (recorded.event()) {
      case EarningReleased it -> add(it.mentorId(), it.amount(), recorded.at());
      case EarningReversed it ->
          add(it.mentorId(), negative(it.from().fromPayable()), recorded.at());
      case PayoutStarted it -> {
        add(it.mentorId(), negative(it.amount().plus(it.netted())), recorded.at());
        markPaid(it);
      }
      case PayoutReturned it -> add(it.mentorId(), it.amount(), recorded.at());
      default -> {}
    }
  }

  private static Money negative(Money amount) {
    return Money.zero(amount.currency()).minus(amount);
  }

  /** What was payable when a run began is what there was before the first change after that. */
  private void add(UUID mentor, Money change, Instant at) {
    if (change.isZero()) {
      return;
    }
    jdbc.sql(
            """
            insert into billing.payable (mentor_id, currency, amount, run, opening)
            values (?, ?, ?, ?, 0)
            on conflict (mentor_id, currency) do update
            set amount = payable.amount + excluded.amount,
                run = greatest(payable.run, excluded.run),
                opening = case
                  when excluded.run > payable.run then payable.amount
                  when excluded.run < payable.run then payable.opening + excluded.amount
                  else payable.opening end\
            """)
        .params(mentor, change.currency(), change.minor(), PayoutRun.before(at).monday())
        .update();
  }

  private void markPaid(PayoutStarted started) {
    jdbc.sql("update billing.payable set paid_run = ? where mentor_id = ? and currency = ?")
        .params(started.run(), started.mentorId(), started.amount().currency())
        .update();
  }
}
