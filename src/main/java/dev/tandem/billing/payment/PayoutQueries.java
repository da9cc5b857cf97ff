package dev.tandem.billing.payment;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the payouts of mentors and their earnings on hold. */
@Component
public class PayoutQueries {

  private final JdbcClient jdbc;

  PayoutQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Page<PayoutView> list(@Nullable UUID mentor, Paging paging) {
    var where = " from billing.payout where (mentor_id = :mentor or :mentor::uuid is null)";
    var items =
        jdbc.sql(
                """
                select id, mentor_id, run, status, reason, sent_at, paid_at,
                  amount as amount_minor, currency as amount_currency,
                  netted as netted_minor, currency as netted_currency\
                """
                    + where
                    + " order by run desc, id limit :size offset :offset")
            .param("mentor", mentor)
            .param("size", paging.size())
            .param("offset", paging.offset())
            .query(Rows.of(PayoutView.class))
            .list();
    long total =
        jdbc.sql("select count(*)" + where).param("mentor", mentor).query(Long.class).single();
    return Page.of(items, paging, total);
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
