package dev.tandem.billing.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what mentors were paid and what waits for its hold to end. */
@Component
public class PayoutQueries {

  private final JdbcClient jdbc;

  PayoutQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param run the Monday
   * @param netted kept back for what the mentor owed
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PayoutView(
      UUID id,
      UUID mentorId,
      LocalDate run,
      Money amount,
      Money netted,
      String status,
      @Nullable String reason,
      Instant sentAt,
      @Nullable Instant paidAt) {}

  public record EarningView(UUID bookingId, Money amount, Instant releaseAt, String status) {}

  public Page<PayoutView> list(@Nullable UUID mentor, Paging paging) {
    var where = " from billing.payout where (mentor_id = ? or ?::uuid is null)";
    var items =
        jdbc.sql("select *" + where + " order by run desc, id limit ? offset ?")
            .param(mentor)
            .param(mentor)
            .param(paging.size())
            .param(paging.offset())
            .query((row, _) ->
                new PayoutView(
                    row.getObject("id", UUID.class),
                    row.getObject("mentor_id", UUID.class),
                    row.getObject("run", LocalDate.class),
                    Money.of(row.getLong("amount"), row.getString("currency")),
                    Money.of(row.getLong("netted"), row.getString("currency")),
                    row.getString("status"),
                    row.getString("reason"),
                    row.getTimestamp("sent_at").toInstant(),
                    toInstant(row.getTimestamp("paid_at"))))
            .list();
    long total =
        jdbc.sql("select count(*)" + where).param(mentor).param(mentor).query(Long.class).single();
    return Page.of(items, paging, total);
  }

  public List<EarningView> pendingEarnings(UUID mentor) {
    return jdbc.sql(
            """
            select * from billing.earning
            where mentor_id = ? and status in ('PENDING', 'FROZEN')
            order by release_at limit 100\
            """)
        .param(mentor)
        .query((row, _) ->
            new EarningView(
                row.getObject("booking_id", UUID.class),
                Money.of(row.getLong("amount"), row.getString("currency")),
                row.getTimestamp("release_at").toInstant(),
                row.getString("status")))
        .list();
  }

  private static @Nullable Instant toInstant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
