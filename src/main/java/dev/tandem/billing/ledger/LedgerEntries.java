package dev.tandem.billing.ledger;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Lists the entries of the ledger as of any instant; the latest first. */
@Component
public class LedgerEntries {

  private static final String FROM_ENTRIES =
      " from billing.entry join billing.posting using (cause, rule)";

  private static final String SELECT_ENTRIES =
      """
      select at, account, cause, rule, booking_id, debit as debit_minor,
        currency as debit_currency, credit as credit_minor, currency as credit_currency\
      """;

  private final JdbcClient jdbc;

  LedgerEntries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The entries of a member's own bookings, credits and earnings. */
  public Page<LedgerEntry> ofMember(UUID member, Instant asOf, Paging paging) {
    return find(
        " where member_id = :member and at <= :asOf",
        statement -> statement.param("member", member).param("asOf", asOf),
        paging);
  }

  /** The entries of one account, or of all. */
  public Page<LedgerEntry> ofAccount(@Nullable LedgerAccount account, Instant asOf, Paging paging) {
    var code = account == null ? null : account.code();
    return find(
        " where at <= :asOf and (account = :account or :account::text is null)",
        statement -> statement.param("account", code).param("asOf", asOf),
        paging);
  }

  private Page<LedgerEntry> find(
      String condition, UnaryOperator<StatementSpec> parameters, Paging paging) {
    var page =
        jdbc.sql(
            SELECT_ENTRIES
                + FROM_ENTRIES
                + condition
                + " order by at desc, position desc, rule, line limit :size offset :offset");
    var items =
        parameters
            .apply(page)
            .param("size", paging.size())
            .param("offset", paging.offset())
            .query(Rows.of(LedgerEntry.class))
            .list();
    long total =
        parameters
            .apply(jdbc.sql("select count(*)" + FROM_ENTRIES + condition))
            .query(Long.class)
            .single();
    return Page.of(items, paging, total);
  }
}
