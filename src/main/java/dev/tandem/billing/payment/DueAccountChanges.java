package dev.tandem.billing.payment;

import dev.tandem.kernel.persistence.Rows;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Releases earnings after their hold, starts the payouts of each Monday, and expires credits. Each
 * account has a transaction of its own; a repetition changes nothing.
 */
@Component
public class DueAccountChanges {

  private final JdbcClient jdbc;
  private final MentorPayouts mentorPayouts;
  private final CreditPacks packs;
  private final TransactionTemplate transaction;
  private final Clock clock;

  DueAccountChanges(
      JdbcClient jdbc,
      MentorPayouts mentorPayouts,
      CreditPacks packs,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.mentorPayouts = mentorPayouts;
    this.packs = packs;
    this.transaction = transaction;
    this.clock = clock;
  }

  public void releaseEarnings() {
    findDue(
            "select mentor_id as owner, currency, booking_id as subject from billing.earning"
                + " where status = 'PENDING' and release_at <= ? order by release_at limit 500")
        .forEach(
            inTransaction(
                due -> mentorPayouts.releaseEarning(due.owner(), due.currency(), due.subject())));
  }

  public void expireCredits() {
    findDue(
            "select distinct member_id as owner, currency, member_id as subject from billing.lot"
                + " where remaining > 0 and expires_at <= ? limit 500")
        .forEach(inTransaction(due -> packs.expireCredits(due.owner(), due.currency())));
  }

  /** Starts one payout for each mentor and currency; catches up on a run that was missed. */
  public void startPayouts() {
    var run = PayoutRun.latest(clock.instant());
    findPayableBefore(run)
        .forEach(
            inTransaction(
                due -> mentorPayouts.startPayout(due.owner(), due.currency(), run.monday())));
  }

  /** What was payable when the run began; later releases wait for the next run. */
  private List<DueAccount> findPayableBefore(PayoutRun run) {
    return jdbc.sql(
            """
            select subject as owner, currency, subject from billing.entry
            join billing.posting using (cause, rule)
            where account = 'mentor:payable' and at <= ?
            and not exists (select from billing.payout
                            where mentor_id = subject and payout.currency = entry.currency
                            and run = ?)
            group by subject, currency having sum(credit - debit) > 0\
            """)
        .params(run.startsAt(), run.monday())
        .query(Rows.of(DueAccount.class))
        .list();
  }

  private List<DueAccount> findDue(String sql) {
    return jdbc.sql(sql).param(clock.instant()).query(Rows.of(DueAccount.class)).list();
  }

  private Consumer<DueAccount> inTransaction(Consumer<DueAccount> work) {
    return due -> transaction.executeWithoutResult(_ -> work.accept(due));
  }
}
