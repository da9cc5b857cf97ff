package dev.tandem.billing.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves what entries have added into the totals of accounts and members (decision 0145). Whoever
 * posts only adds rows to {@code entry_delta} and never waits for a total.
 */
@Component
public class LedgerRollUp {

  private static final int BATCH_SIZE = 20_000;

  private final JdbcClient jdbc;

  LedgerRollUp(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Folds all that is committed, in batches; other instances may do so at the same time. */
  public void foldAll() {
    while (fold() == BATCH_SIZE) {}
  }

  /**
   * One statement, so that each reader sees a delta or the total that contains it, never both. A
   * second instance wants the same, oldest rows, waits for them, and then does not find them.
   */
  private int fold() {
    return jdbc.sql(
            """
            with taken as (
              delete from billing.entry_delta where id in (
                select id from billing.entry_delta order by id limit ?)
              returning at, member_id, account, currency, debit, credit),
            of_accounts as (
              insert into billing.account_total (grain, start, account, currency, debit, credit)
              select grain, date_trunc(grain, at, 'UTC'), account, currency, sum(debit), sum(credit)
              from taken, unnest(array['month', 'day', 'hour']) as grain
              group by 1, 2, 3, 4 order by 1, 2, 3, 4
              on conflict (grain, start, account, currency) do update
              set debit = account_total.debit + excluded.debit,
                  credit = account_total.credit + excluded.credit),
            of_members as (
              insert into billing.member_total (member_id, month, account, currency, debit, credit)
              select member_id, date_trunc('month', at, 'UTC'), account, currency,
                sum(debit), sum(credit)
              from taken where member_id is not null group by 1, 2, 3, 4 order by 1, 2, 3, 4
              on conflict (member_id, month, account, currency) do update
              set debit = member_total.debit + excluded.debit,
                  credit = member_total.credit + excluded.credit)
            select count(*) from taken\
            """)
        .param(BATCH_SIZE)
        .query(Integer.class)
        .single();
  }
}
