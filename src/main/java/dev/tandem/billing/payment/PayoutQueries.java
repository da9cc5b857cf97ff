package dev.tandem.billing.payment;

import dev.tandem.kernel.paging.CursorPage;
import dev.tandem.kernel.paging.CursorPaging;
import dev.tandem.kernel.persistence.Rows;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads the payouts of mentors and their earnings on hold. */
@Component
public class PayoutQueries {

  private static final String OF_MENTOR = "where mentor_id = :mentor";
  private static final String OF_ALL = "where true";

  private static final String SELECT =
      """
      select id, mentor_id, run, status, reason, sent_at, paid_at,
        amount as amount_minor, currency as amount_currency,
        netted as netted_minor, currency as netted_currency
      from (select * from billing.payout
      """;

  private static final String OLDER =
      """
       and run <= :run and (run < :run or id > :id)
      order by run desc, id limit 1101) near limit :limit offset :offset
      """;

  private static final String NEWER =
      """
       and run >= :run and (run > :run or id < :id)
      order by run, id desc limit 1101) near limit :limit offset :offset
      """;

  private final JdbcClient jdbc;

  PayoutQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The payouts of a mentor, or of everyone; the latest first. */
  public CursorPage<PayoutView> list(@Nullable UUID mentor, CursorPaging paging) {
    return mentor == null
        ? find(OF_ALL, UnaryOperator.identity(), paging)
        : find(OF_MENTOR, statement -> statement.param("mentor", mentor), paging);
  }

  private CursorPage<PayoutView> find(
      String condition, UnaryOperator<StatementSpec> parameters, CursorPaging paging) {
    var from = paging.position();
    boolean newer = from != null && from.newer();
    var items =
        parameters
            .apply(jdbc.sql(SELECT + condition + (newer ? NEWER : OLDER)))
            .param("run", from == null ? LocalDate.of(9999, 12, 31) : from.date(0))
            .param("id", from == null ? new UUID(0, 0) : from.uuid(1))
            .param("limit", paging.limit())
            .param("offset", paging.offset())
            .query(Rows.of(PayoutView.class))
            .list();
    long counted =
        parameters
            .apply(
                jdbc.sql(
                    "select count(*) from (select from billing.payout "
                        + condition
                        + " order by run desc limit 1001) near"))
            .query(Long.class)
            .single();
    return CursorPage.of(items, paging, counted, it -> List.of(it.run(), it.id()));
  }

  public List<EarningView> pendingEarnings(UUID mentor) {
    return jdbc.sql(
            """
            select booking_id, amount as amount_minor, currency as amount_currency, release_at,
              status
            from billing.earning
            where mentor_id = ? and status in ('PENDING', 'FROZEN')
            order by release_at limit 100\
            """)
        .param(mentor)
        .query(Rows.of(EarningView.class))
        .list();
  }
}
