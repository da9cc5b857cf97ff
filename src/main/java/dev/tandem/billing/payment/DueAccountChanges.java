package dev.tandem.billing.payment;

import dev.tandem.billing.BillingProperties;
import dev.tandem.kernel.persistence.Rows;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
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
  private final BillingProperties properties;
  private final Clock clock;

  DueAccountChanges(
      JdbcClient jdbc,
      MentorPayouts mentorPayouts,
      CreditPacks packs,
      TransactionTemplate transaction,
      BillingProperties properties,
      Clock clock) {
    this.jdbc = jdbc;
    this.mentorPayouts = mentorPayouts;
    this.packs = packs;
    this.transaction = transaction;
    this.properties = properties;
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

  /**
   * What was payable when the run began; later releases wait for the next run. Who has too little
   * for a payout is left out, unless they have asked for all that is left.
   */
  List<DueAccount> findPayableBefore(PayoutRun run) {
    return jdbc.sql(
            """
            select mentor_id as owner, currency, mentor_id as subject from billing.payable
            where amount > 0 and paid_run < :run
            and (run < :run or run = :run and opening > 0)
            and (amount >= :minimum
                 or exists (select from billing.full_payout where member_id = mentor_id))\
            """)
        .param("run", run.monday())
        .param("minimum", properties.payoutMinimum())
        .query(Rows.of(DueAccount.class))
        .list();
  }

  private List<DueAccount> findDue(String sql) {
    return jdbc.sql(sql).param(clock.instant()).query(Rows.of(DueAccount.class)).list();
  }

  private Consumer<DueAccount> inTransaction(Consumer<DueAccount> work) {
    return due -> transaction.executeWithoutResult(_ -> work.accept(due));
  }

  /**
   * An account that a change is due for.
   *
   * @param owner the mentor or the mentee
   * @param subject the booking of an earning; the owner otherwise
   */
  record DueAccount(UUID owner, String currency, UUID subject) {}
}
