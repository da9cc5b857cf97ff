package dev.tandem.billing.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the ledger as of any instant. A balance is the sum of an account's entries. */
@Component
public class LedgerQueries {

  private static final String FROM_ENTRIES =
      " from billing.entry join billing.posting using (cause, rule)";

  /** A member sees the entries of their own bookings, credits and earnings. */
  private static final String WHERE_MEMBER = " where member_id = :member and at <= :asOf";

  private static final String WHERE_ACCOUNT =
      " where at <= :asOf and (account = :account or :account::text is null)";

  private static final String SELECT_ENTRIES =
      """
      select at, account, cause, rule, booking_id, debit as debit_minor,
        currency as debit_currency, credit as credit_minor, currency as credit_currency\
      """;

  private final JdbcClient jdbc;

  LedgerQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public record AccountBalance(String account, Money balance) {}

  /**
   * @param cause the id of the recorded event
   * @param rule the posting rule that was applied to the event
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record LedgerEntry(
      Instant at,
      String account,
      @Embedded(onEmpty = OnEmpty.USE_EMPTY, prefix = "debit_") Money debit,
      @Embedded(onEmpty = OnEmpty.USE_EMPTY, prefix = "credit_") Money credit,
      UUID cause,
      String rule,
      @Nullable UUID bookingId) {}

  public record CurrencyTotal(
      String currency,
      @Embedded(onEmpty = OnEmpty.USE_EMPTY, prefix = "debit_") Money debit,
      @Embedded(onEmpty = OnEmpty.USE_EMPTY, prefix = "credit_") Money credit,
      boolean balanced) {}

  public List<AccountBalance> balances(UUID member, Instant asOf) {
    return jdbc
        .sql(
            "select account, currency, sum(debit)::bigint as debit, sum(credit)::bigint as credit"
                + FROM_ENTRIES
                + WHERE_MEMBER
                + " group by account, currency order by account, currency")
        .param("member", member)
        .param("asOf", asOf)
        .query(Rows.of(AccountTotal.class))
        .list()
        .stream()
        .map(AccountTotal::toBalance)
        .toList();
  }

  public List<AccountBalance> balances(Instant asOf) {
    return jdbc
        .sql(
            "select account, currency, sum(debit)::bigint as debit, sum(credit)::bigint as credit"
                + FROM_ENTRIES
                + " where at <= :asOf group by account, currency order by currency, account")
        .param("asOf", asOf)
        .query(Rows.of(AccountTotal.class))
        .list()
        .stream()
        .map(AccountTotal::toBalance)
        .toList();
  }

  record AccountTotal(String account, String currency, long debit, long credit) {

    AccountBalance toBalance() {
      var balance = LedgerAccount.fromCode(account).balance(debit, credit, currency);
      return new AccountBalance(account, balance);
    }
  }

  public Page<LedgerEntry> entries(UUID member, Instant asOf, Paging paging) {
    var items =
        jdbc.sql(
                SELECT_ENTRIES
                    + FROM_ENTRIES
                    + WHERE_MEMBER
                    + " order by at desc, position desc, rule, line limit :size offset :offset")
            .param("member", member)
            .param("asOf", asOf)
            .param("size", paging.size())
            .param("offset", paging.offset())
            .query(Rows.of(LedgerEntry.class))
            .list();
    long total =
        jdbc.sql("select count(*)" + FROM_ENTRIES + WHERE_MEMBER)
            .param("member", member)
            .param("asOf", asOf)
            .query(Long.class)
            .single();
    return Page.of(items, paging, total);
  }

  /** The entries of one account, or of all. */
  public Page<LedgerEntry> entries(@Nullable LedgerAccount account, Instant asOf, Paging paging) {
    var code = account == null ? null : account.code();
    var items =
        jdbc.sql(
                SELECT_ENTRIES
                    + FROM_ENTRIES
                    + WHERE_ACCOUNT
                    + " order by at desc, position desc, rule, line limit :size offset :offset")
            .param("account", code)
            .param("asOf", asOf)
            .param("size", paging.size())
            .param("offset", paging.offset())
            .query(Rows.of(LedgerEntry.class))
            .list();
    long total =
        jdbc.sql("select count(*)" + FROM_ENTRIES + WHERE_ACCOUNT)
            .param("account", code)
            .param("asOf", asOf)
            .query(Long.class)
            .single();
    return Page.of(items, paging, total);
  }

  public List<CurrencyTotal> trialBalance(Instant asOf) {
    return jdbc.sql(
            """
            select currency, currency as debit_currency, sum(debit)::bigint as debit_minor,
              currency as credit_currency, sum(credit)::bigint as credit_minor,
              sum(debit) = sum(credit) as balanced\
            """
                + FROM_ENTRIES
                + " where at <= :asOf group by currency order by currency")
        .param("asOf", asOf)
        .query(Rows.of(CurrencyTotal.class))
        .list();
  }
}
