package dev.tandem.scheduling.booking;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists bookings by filters, or those of one member by time. */
@Component
public class BookingSearch {

  private static final String FILTERED =
      """
       from scheduling.booking b where (:status::text is null or status = :status)
        and (:member::uuid is null or mentee_id = :member or mentor_id = :member)
        and (:state::text is null or exists (select from scheduling.booking_process p
          where p.booking_id = b.id and p.state = :state))
      """;

  private static final String PAST =
      """
       from scheduling.booking b where (mentee_id = :member or mentor_id = :member)
        and not (blocking and ends_at > :now)
      """;

  private final JdbcClient jdbc;

  BookingSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The bookings that match the filter, latest first. */
  public Page<Booking> find(BookingFilter filter, Paging paging) {
    var parameters = new HashMap<String, @Nullable Object>();
    parameters.put("status", filter.status());
    parameters.put("state", filter.state());
    parameters.put("member", filter.member());
    return findPage(FILTERED, parameters, paging);
  }

  /** The member's past, cancelled and expired sessions, latest first. */
  public Page<Booking> findPast(UUID member, Instant now, Paging paging) {
    return findPage(PAST, Map.of("member", member, "now", now), paging);
  }

  private Page<Booking> findPage(String condition, Map<String, ?> parameters, Paging paging) {
    var total =
        jdbc.sql("select count(*)" + condition).params(parameters).query(Long.class).single();
    var rows =
        jdbc.sql(
                "select b.*"
                    + condition
                    + " order by starts_at desc, id desc limit :size offset :from")
            .params(parameters)
            .param("size", paging.size())
            .param("from", paging.offset())
            .query(Rows.of(Booking.class))
            .list();
    return Page.of(rows, paging, total);
  }

  /** The member's sessions that are booked and have not ended, soonest first. */
  public List<Booking> findUpcoming(UUID member, Instant now, int limit) {
    return jdbc.sql(
            """
            select * from scheduling.booking where (mentee_id = :member or mentor_id = :member)
              and blocking and ends_at > :now
            order by starts_at, id limit :limit
            """)
        .param("member", member)
        .param("now", now)
        .param("limit", limit)
        .query(Rows.of(Booking.class))
        .list();
  }
}
