package dev.tandem.billing.payment;

import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the packs that members have bought. */
@Component
public class CreditPackQueries {

  private static final String SELECT =
      """
      select id, member_id, amount as price_minor, currency as price_currency, status, reason,
        ordered_at
      from billing.pack\
      """;

  private final JdbcClient jdbc;

  CreditPackQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  CreditPack get(UUID id) {
    return jdbc.sql(SELECT + " where id = ?").param(id).query(CreditPack.class).single();
  }

  /** A pack of another member is not found. */
  public CreditPack getForMember(UUID member, UUID id) {
    return jdbc.sql(SELECT + " where id = ? and member_id = ?")
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

  public Page<CreditPack> list(@Nullable UUID member, Paging paging) {
    var where = " where (member_id = :member or :member::uuid is null)";
    var items =
        jdbc.sql(SELECT + where + " order by ordered_at desc, id limit :size offset :offset")
            .param("member", member)
            .param("size", paging.size())
            .param("offset", paging.offset())
            .query(Rows.of(CreditPack.class))
            .list();
    long total =
        jdbc.sql("select count(*) from billing.pack" + where)
            .param("member", member)
            .query(Long.class)
            .single();
    return Page.of(items, paging, total);
  }
}
