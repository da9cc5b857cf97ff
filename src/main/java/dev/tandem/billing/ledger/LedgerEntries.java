package dev.tandem.billing.ledger;

import dev.tandem.kernel.paging.CursorPage;
import dev.tandem.kernel.paging.CursorPaging;
import dev.tandem.kernel.persistence.Rows;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Lists the entries of the ledger as of any instant; the latest first. The inner limit is a
 * constant, so that a plan for any parameters expects few rows and follows the index.
 */
@Component
public class LedgerEntries {

  private static final String OF_MEMBER = "where member_id = :member and at <= :asOf";
  private static final String OF_ACCOUNT = "where account = :account and at <= :asOf";
  private static final String OF_ALL = "where at <= :asOf";

  private static final String SELECT =
      """
      select at, account, cause, rule, line, debit as debit_minor, currency as debit_currency,
        credit as credit_minor, currency as credit_currency,
        (select booking_id from billing.posting
         where posting.cause = near.cause and posting.rule = near.rule) as booking_id
      from (select * from billing.entry
      """;

  private static final String OLDER =
      """
       and (at, cause) <= (:at, :cause)
       and ((at, cause) < (:at, :cause) or (rule, line) > (:rule, :line))
      order by at desc, cause desc, rule, line limit 1101) near limit :limit offset :offset
      """;

  private static final String NEWER =
      """
       and (at, cause) >= (:at, :cause)
       and ((at, cause) > (:at, :cause) or (rule, line) < (:rule, :line))
      order by at, cause, rule desc, line desc limit 1101) near limit :limit offset :offset
      """;

  private static final UUID LAST = new UUID(-1, -1);

  private final JdbcClient jdbc;

  LedgerEntries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The entries of a member's own bookings, credits and earnings. */
  public CursorPage<LedgerEntry> ofMember(UUID member, Instant asOf, CursorPaging paging) {
    return find(
        OF_MEMBER,
        statement -> statement.param("member", member).param("asOf", asOf),
        asOf,
        paging);
  }

  /** The entries of one account, or of all. */
  public CursorPage<LedgerEntry> ofAccount(
      @Nullable LedgerAccount account, Instant asOf, CursorPaging paging) {
    return account == null
        ? find(OF_ALL, statement -> statement.param("asOf", asOf), asOf, paging)
        : find(
            OF_ACCOUNT,
            statement -> statement.param("account", account.code()).param("asOf", asOf),
            asOf,
            paging);
  }

  private CursorPage<LedgerEntry> find(
      String condition,
      UnaryOperator<StatementSpec> parameters,
      Instant asOf,
      CursorPaging paging) {
    var from = paging.position();
    boolean newer = from != null && from.newer();
    var items =
        parameters
            .apply(jdbc.sql(SELECT + condition + (newer ? NEWER : OLDER)))
            .param("at", from == null ? asOf : from.instant(0))
            .param("cause", from == null ? LAST : from.uuid(1))
            .param("rule", from == null ? "" : from.name(2))
            .param("line", from == null ? -1 : from.number(3))
            .param("limit", paging.limit())
            .param("offset", paging.offset())
            .query(Rows.of(LedgerEntry.class))
            .list();
    long counted =
        parameters
            .apply(
                jdbc.sql(
                    "select count(*) from (select from billing.entry "
                        + condition
                        + " order by at desc limit 1001) near"))
            .query(Long.class)
            .single();
    return CursorPage.of(items, paging, counted, LedgerEntries::keyOf);
  }

  private static List<?> keyOf(LedgerEntry entry) {
    return List.of(entry.at(), entry.cause(), entry.rule(), entry.line());
  }
}
