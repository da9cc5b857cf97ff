package dev.tandem.notifications.readmodel;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What happened in a week, as far as people were told of it: each cause counts once, however many
 * people a message went to.
 */
@Repository
public class WeekFigures {

  private final JdbcClient jdbc;

  WeekFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The figures by their names, in the order in which they are read. */
  public Map<String, Long> between(Instant from, Instant until) {
    return jdbc.sql(
            """
            with told as (
              select * from notifications.message where queued_at >= :from and queued_at < :until)
            select
              count(distinct cause_id) filter (where kind in ('BOOKED', 'ACCEPTED')) as booked,
              count(distinct cause_id) filter (where kind in ('CANCELLED', 'DECLINED'))
                as cancelled,
              count(distinct cause_id) filter (where kind = 'NO_SHOW_REPORTED') as "no-shows",
              count(distinct cause_id) filter (where kind = 'PAYMENT_FAILED') as "failed-payments",
              count(distinct cause_id) filter (where kind = 'REFUNDED') as refunds,
              count(distinct cause_id) filter (where kind = 'PAYOUT_FAILED') as "failed-payouts",
              count(distinct cause_id) filter (where kind = 'SIGN_UP') as "sign-ups",
              count(*) filter (where status = 'SENT') as sent,
              count(*) filter (where status in ('FAILED', 'UNKNOWN')) as "not-sent",
              (select count(*) from notifications.bounce
                where heard_at >= :from and heard_at < :until) as returned,
              (select count(*) from notifications.contact
                where blocked is not null and status = 'VERIFIED') as blocked
            from told
            """)
        .param("from", from)
        .param("until", until)
        .query((row, number) -> {
          var figures = new LinkedHashMap<String, Long>();
          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            figures.put(row.getMetaData().getColumnLabel(i), row.getLong(i));
          }
          return (Map<String, Long>) figures;
        })
        .single();
  }
}
