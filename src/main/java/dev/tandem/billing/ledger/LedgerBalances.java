package dev.tandem.billing.ledger;

import dev.tandem.kernel.persistence.Rows;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Adds up the ledger as of any instant. A balance is the sum of an account's entries. */
@Component
public class LedgerBalances {

  private static final String SELECT_BALANCES =
      """
      select account, currency, sum(debit)::bigint as debit, sum(credit)::bigint as credit
      from billing.entry join billing.posting using (cause, rule)
      """;

  private final JdbcClient jdbc;

  LedgerBalances(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The member's own bookings, credits and earnings. */
  public List<AccountBalance> ofMember(UUID member, Instant asOf) {
    return find(
        """
        where member_id = :member and at <= :asOf
        group by account, currency order by account, currency\
        """,
        statement -> statement.param("member", member).param("asOf", asOf));
  }

  public List<AccountBalance> ofAll(Instant asOf) {
    return find(
        "where at <= :asOf group by account, currency order by currency, account",
        statement -> statement.param("asOf", asOf));
  }

  private List<AccountBalance> find(String condition, UnaryOperator<StatementSpec> parameters) {
    return parameters
        .apply(jdbc.sql(SELECT_BALANCES + condition))
        .query(Rows.of(AccountTotal.class))
        .list()
        .stream()
        .map(AccountTotal::toBalance)
        .toList();
  }

  public List<CurrencyTotal> trialBalance(Instant asOf) {
    return jdbc.sql(
            """
            select currency, currency as debit_currency, sum(debit)::bigint as debit_minor,
              currency as credit_currency, sum(credit)::bigint as credit_minor,
              sum(debit) = sum(credit) as balanced
            from billing.entry join billing.posting using (cause, rule)
            where at <= :asOf group by currency order by currency\
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
