package dev.tandem.billing.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the books, as of any instant: balances are sums of entries. */
@Component
public class LedgerQueries {

  private static final String FROM_ENTRIES =
      " from billing.entry join billing.posting using (cause, rule)";

  /** What a member may see: their own lines, of bookings, credits and earnings. */
  private static final String WHERE_MEMBER = " where member_id = ? and at <= ?";

  private final JdbcClient jdbc;

  LedgerQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public record AccountBalance(String account, Money balance) {}

  /** {@code cause}: the recorded event that led to it, by {@code rule}. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record LedgerEntry(
      Instant at,
      String account,
      Money debit,
      Money credit,
      UUID cause,
      String rule,
      @Nullable UUID bookingId) {}

  public record AccountEventView(
      long position,
      Instant at,
      String stream,
      long version,
      String type,
      @JsonRawValue String payload) {}

  public record CurrencyTotal(String currency, Money debit, Money credit, boolean balanced) {}

  public List<AccountBalance> balances(UUID member, Instant asOf) {
    return jdbc.sql(
            "select account, currency, sum(debit) as debit, sum(credit) as credit"
                + FROM_ENTRIES
                + WHERE_MEMBER
                + " group by account, currency order by account, currency")
        .params(member, Timestamp.from(asOf))
        .query(LedgerQueries::toBalance)
        .list();
  }

  public List<AccountBalance> balances(Instant asOf) {
    return jdbc.sql(
            "select account, currency, sum(debit) as debit, sum(credit) as credit"
                + FROM_ENTRIES
                + " where at <= ? group by account, currency order by currency, account")
        .param(Timestamp.from(asOf))
        .query(LedgerQueries::toBalance)
        .list();
  }

  private static AccountBalance toBalance(ResultSet row, int number) throws SQLException {
    var account = row.getString("account");
    var balance =
        LedgerAccount.fromCode(account)
            .balance(row.getLong("debit"), row.getLong("credit"), row.getString("currency"));
    return new AccountBalance(account, balance);
  }

  public Page<LedgerEntry> entries(UUID member, Instant asOf, Paging paging) {
    var items =
        jdbc.sql(
                "select *"
                    + FROM_ENTRIES
                    + WHERE_MEMBER
                    + " order by at desc, position desc, rule, line limit ? offset ?")
            .params(member, Timestamp.from(asOf), paging.size(), paging.offset())
            .query(LedgerQueries::toEntry)
            .list();
    long total =
        jdbc.sql("select count(*)" + FROM_ENTRIES + WHERE_MEMBER)
            .params(member, Timestamp.from(asOf))
            .query(Long.class)
            .single();
    return Page.of(items, paging, total);
  }

  /** Of all accounts, or of one. */
  public Page<LedgerEntry> entries(@Nullable LedgerAccount account, Instant asOf, Paging paging) {
    var where = " where at <= ? and (account = ? or ?::text is null)";
    var code = account == null ? null : account.code();
    var items =
        jdbc.sql(
                "select *"
                    + FROM_ENTRIES
                    + where
                    + " order by at desc, position desc, rule, line limit ? offset ?")
            .param(Timestamp.from(asOf))
            .param(code)
            .param(code)
            .param(paging.size())
            .param(paging.offset())
            .query(LedgerQueries::toEntry)
            .list();
    long total =
        jdbc.sql("select count(*)" + FROM_ENTRIES + where)
            .param(Timestamp.from(asOf))
            .param(code)
            .param(code)
            .query(Long.class)
            .single();
    return Page.of(items, paging, total);
  }

  private static LedgerEntry toEntry(ResultSet row, int number) throws SQLException {
    var currency = row.getString("currency");
    return new LedgerEntry(
        row.getTimestamp("at").toInstant(),
        row.getString("account"),
        Money.of(row.getLong("debit"), currency),
        Money.of(row.getLong("credit"), currency),
        row.getObject("cause", UUID.class),
        row.getString("rule"),
        row.getObject("booking_id", UUID.class));
  }

  public List<CurrencyTotal> trialBalance(Instant asOf) {
    return jdbc.sql(
            "select currency, sum(debit) as debit, sum(credit) as credit"
                + FROM_ENTRIES
                + " where at <= ? group by currency order by currency")
        .param(Timestamp.from(asOf))
        .query((row, _) -> {
          var currency = row.getString("currency");
          var debit = Money.of(row.getLong("debit"), currency);
          var credit = Money.of(row.getLong("credit"), currency);
          return new CurrencyTotal(currency, debit, credit, debit.equals(credit));
        })
        .list();
  }

  /** What was recorded about a member's own accounts and the bookings they are part of. */
  public Page<AccountEventView> accountEvents(UUID member, Paging paging) {
    var where =
        """
         where stream like 'mentor:' || ? || ':%' or stream like 'credits:' || ? || ':%'
        or stream in (select 'payment:' || booking_id from billing.payment
                      where mentee_id = ?::uuid or mentor_id = ?::uuid)\
        """;
    var id = member.toString();
    var items =
        jdbc.sql(
                "select position, at, stream, version, type, payload from billing.event"
                    + where
                    + " order by position desc limit ? offset ?")
            .params(id, id, id, id, paging.size(), paging.offset())
            .query((row, _) ->
                new AccountEventView(
                    row.getLong(1),
                    row.getTimestamp(2).toInstant(),
                    row.getString(3),
                    row.getLong(4),
                    row.getString(5),
                    row.getString(6)))
            .list();
    long total =
        jdbc.sql("select count(*) from billing.event" + where)
            .params(id, id, id, id)
            .query(Long.class)
            .single();
    return Page.of(items, paging, total);
  }
}
