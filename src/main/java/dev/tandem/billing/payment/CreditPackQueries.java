package dev.tandem.billing.payment;

import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.paging.CursorPage;
import dev.tandem.kernel.paging.CursorPaging;
import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads the packs that members have bought. */
@Component
public class CreditPackQueries {

  private static final String SELECT =
      """
      select id, member_id, amount as price_minor, currency as price_currency, status, reason,
        ordered_at
      """;

  private static final String OF_MEMBER = "where member_id = :member";
  private static final String OF_ALL = "where true";
  private static final String FROM = "from (select * from billing.pack ";

  private static final String OLDER =
      """
       and ordered_at <= :at and (ordered_at < :at or id > :id)
      order by ordered_at desc, id limit 1101) near limit :limit offset :offset
      """;

  private static final String NEWER =
      """
       and ordered_at >= :at and (ordered_at > :at or id < :id)
      order by ordered_at, id desc limit 1101) near limit :limit offset :offset
      """;

  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private final JdbcClient jdbc;

  CreditPackQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  CreditPack get(UUID id) {
    return jdbc.sql(SELECT + "from billing.pack where id = ?")
        .param(id)
        .query(CreditPack.class)
        .single();
  }

  /** A pack of another member is not found. */
  public CreditPack getForMember(UUID member, UUID id) {
    return jdbc.sql(SELECT + "from billing.pack where id = ? and member_id = ?")
        .params(id, member)
        .query(CreditPack.class)
        .optional()
        .orElseThrow(() -> Problem.notFound("pack"));
  }

  /** The credits that a member can spend now, one amount a currency. */
  public List<Money> findSpendable(UUID member, Instant now) {
    return jdbc.sql(
            """
            select currency, sum(remaining) as minor from billing.lot
            where member_id = ? and remaining > 0 and expires_at > ? group by currency order by 1
            """)
        .params(member, now)
        .query((row, number) -> Money.of(row.getLong("minor"), row.getString("currency")))
        .list();
  }

  /** The packs of a member, or of everyone; the latest first. */
  public CursorPage<CreditPack> list(@Nullable UUID member, CursorPaging paging) {
    return member == null
        ? find(OF_ALL, UnaryOperator.identity(), paging)
        : find(OF_MEMBER, statement -> statement.param("member", member), paging);
  }

  private CursorPage<CreditPack> find(
      String condition, UnaryOperator<StatementSpec> parameters, CursorPaging paging) {
    var from = paging.position();
    boolean newer = from != null && from.newer();
    var items =
        parameters
            .apply(jdbc.sql(SELECT + FROM + condition + (newer ? NEWER : OLDER)))
            .param("at", from == null ? LATEST : from.instant(0))
            .param("id", from == null ? new UUID(0, 0) : from.uuid(1))
            .param("limit", paging.limit())
            .param("offset", paging.offset())
            .query(Rows.of(CreditPack.class))
            .list();
    long counted =
        parameters
            .apply(
                jdbc.sql(
                    "select count(*) from (select from billing.pack "
                        + condition
                        + " order by ordered_at desc limit 1001) near"))
            .query(Long.class)
            .single();
    return CursorPage.of(items, paging, counted, it -> List.of(it.orderedAt(), it.id()));
  }
}
