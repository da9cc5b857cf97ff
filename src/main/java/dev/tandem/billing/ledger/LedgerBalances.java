package dev.tandem.billing.ledger;

import dev.tandem.kernel.persistence.Rows;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * The balances of the ledger as of any instant: of totals of months, days and hours, and of the
 * entries since the latest of them. Each statement reads one snapshot, so what moves from the
 * deltas into the totals meanwhile counts once (decision 0145).
 */
@Component
public class LedgerBalances {

  private static final String PARTS_OF_ACCOUNTS =
      """
      with parts as (
        select account, currency, debit, credit from billing.account_total
        where grain = 'month' and start < date_trunc('month', :asOf::timestamptz, 'UTC')
        union all
        select account, currency, debit, credit from billing.account_total
        where grain = 'day' and start >= date_trunc('month', :asOf::timestamptz, 'UTC')
        and start < date_trunc('day', :asOf::timestamptz, 'UTC')
        union all
        select account, currency, debit, credit from billing.account_total
        where grain = 'hour' and start >= date_trunc('day', :asOf::timestamptz, 'UTC')
        and start < date_trunc('hour', :asOf::timestamptz, 'UTC')
        union all
        select account, currency, debit, credit from billing.entry_delta
        where at < date_trunc('hour', :asOf::timestamptz, 'UTC')
        union all
        select account, currency, debit, credit from billing.entry
        where at >= date_trunc('hour', :asOf::timestamptz, 'UTC') and at <= :asOf)
      """;

  private static final String PARTS_OF_MEMBER =
      """
      with parts as (
        select account, currency, debit, credit from billing.member_total
        where member_id = :member and month < date_trunc('month', :asOf::timestamptz, 'UTC')
        union all
        select account, currency, debit, credit from billing.entry_delta
        where member_id = :member and at < date_trunc('month', :asOf::timestamptz, 'UTC')
        union all
        select account, currency, debit, credit from billing.entry
        where member_id = :member and at >= date_trunc('month', :asOf::timestamptz, 'UTC')
        and at <= :asOf)
      """;

  private static final String SELECT_BALANCES =
      """
      select account, currency, sum(debit)::bigint as debit, sum(credit)::bigint as credit
      from parts group by account, currency
      """;

  private final JdbcClient jdbc;

  LedgerBalances(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The member's own bookings, credits and earnings. */
  public List<AccountBalance> ofMember(UUID member, Instant asOf) {
    return balances(
        jdbc.sql(PARTS_OF_MEMBER + SELECT_BALANCES + "order by account, currency")
            .param("member", member)
            .param("asOf", asOf));
  }

  public List<AccountBalance> ofAll(Instant asOf) {
    return balances(
        jdbc.sql(PARTS_OF_ACCOUNTS + SELECT_BALANCES + "order by currency, account")
            .param("asOf", asOf));
  }

  private static List<AccountBalance> balances(StatementSpec statement) {
    return statement.query(Rows.of(AccountTotal.class)).list().stream()
        .map(AccountTotal::toBalance)
        .toList();
  }

  public List<CurrencyTotal> trialBalance(Instant asOf) {
    return jdbc.sql(
            PARTS_OF_ACCOUNTS
                + """
                select currency, currency as debit_currency, sum(debit)::bigint as debit_minor,
                  currency as credit_currency, sum(credit)::bigint as credit_minor,
                  sum(debit) = sum(credit) as balanced
                from parts group by currency order by currency\
                """)
        .param("asOf", asOf)
        .query(Rows.of(CurrencyTotal.class))
        .list();
  }

  record AccountTotal(String account, String currency, long debit, long credit) {

    AccountBalance toBalance() {
      var balance = LedgerAccount.fromCode(account).balance(debit, credit, currency);
      return new AccountBalance(account, balance);
    }
  }
}
