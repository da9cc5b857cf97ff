package dev.tandem.billing.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares what is kept as a sum, and the deltas that no total contains yet, with all entries. */
@Component
class TotalsCheck {

  private final JdbcClient jdbc;

  TotalsCheck(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How many totals of an account, in a month, a day or an hour, differ. */
  long countOfAccounts() {
    return count(
        """
        with hours as (
          select date_trunc('hour', at, 'UTC') as at, account, currency,
            sum(debit) as debit, sum(credit) as credit
          from (select at, account, currency, debit, credit from billing.entry
                union all
                select at, account, currency, -debit, -credit from billing.entry_delta) folded
          group by 1, 2, 3)
        select count(*) from (
          select grain, start, account, currency
          from (select grain, date_trunc(grain, at, 'UTC') as start, account, currency,
                  debit, credit
                from hours, unnest(array['month', 'day', 'hour']) as grain
                union all
                select grain, start, account, currency, -debit, -credit
                from billing.account_total) both_sides
          group by 1, 2, 3, 4 having sum(debit) <> 0 or sum(credit) <> 0) differing\
        """);
  }

  /** How many totals of a member's month differ. */
  long countOfMembers() {
    return count(
        """
        select count(*) from (
          select member_id, date_trunc('month', at, 'UTC'), account, currency
          from (select member_id, at, account, currency, debit, credit from billing.entry
                union all
                select member_id, at, account, currency, -debit, -credit from billing.entry_delta
                union all
                select member_id, month, account, currency, -debit, -credit
                from billing.member_total) both_sides
          where member_id is not null
          group by 1, 2, 3, 4 having sum(debit) <> 0 or sum(credit) <> 0) differing\
        """);
  }

  /** How many mentors' payable amounts differ. */
  long countOfPayable() {
    return count(
        """
        select count(*) from (
          select mentor_id, currency
          from (select subject as mentor_id, currency, credit - debit as amount
                from billing.entry where account = 'mentor:payable'
                union all
                select mentor_id, currency, -amount from billing.payable) both_sides
          group by 1, 2 having sum(amount) <> 0) differing\
        """);
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }
}
