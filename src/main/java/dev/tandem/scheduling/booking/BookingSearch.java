package dev.tandem.scheduling.booking;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lists bookings by filters, or those of one member by time. Each statement has only the conditions
 * that are asked for, and reads an index in the order of the list, for either side of a member
 * apart: so it costs as much as a page, however many bookings there are (decision 0147).
 */
@Component
public class BookingSearch {

  private static final String ORDER = " order by starts_at desc, id desc limit";

  private static final List<String> EVERYBODY = List.of("true");
  private static final List<String> MEMBER =
      List.of("mentee_id = :member", "mentor_id = :member and mentee_id <> :member");

  private final JdbcClient jdbc;

  BookingSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The bookings that match the filter, latest first.
   *
   * @param after the cursor of the page before
   * @throws Problem 400 for anything that is not a cursor
   */
  public CursorPage<Booking> find(BookingFilter filter, @Nullable String after, Paging paging) {
    var conditions = new ArrayList<String>();
    // Names of constants, so that the planner knows how many bookings have them.
    if (filter.status() != null) {
      conditions.add("status = '" + filter.status().name() + "'");
    }
    if (filter.state() != null) {
      conditions.add(
          "exists (select from scheduling.booking_process p where p.booking_id = b.id and p.state = '"
              + filter.state().name()
              + "')");
    }
    var parameters = new HashMap<String, Object>();
    if (filter.member() != null) {
      parameters.put("member", filter.member());
    }
    var sides = filter.member() == null ? EVERYBODY : MEMBER;
    return findPage(sides, conditions, parameters, after, paging);
  }

  /** The member's past, cancelled and expired sessions, latest first. */
  public CursorPage<Booking> findPast(
      UUID member, Instant now, @Nullable String after, Paging paging) {
    return findPage(
        MEMBER,
        List.of("not (blocking and ends_at > :now)"),
        Map.of("member", member, "now", now),
        after,
        paging);
  }

  private CursorPage<Booking> findPage(
      List<String> sides,
      List<String> conditions,
      Map<String, Object> filter,
      @Nullable String after,
      Paging paging) {
    var cursor = BookingCursor.parse(after);
    long offset = cursor == null ? CursorPage.offset(paging) : 0;
    var total =
        jdbc.sql("select count(*) from (" + each(sides, conditions, "id") + ") found")
            .params(filter)
            .param("most", CursorPage.COUNTED + 1)
            .query(Long.class)
            .single();
    var following = new ArrayList<>(conditions);
    var parameters = new HashMap<>(filter);
    if (cursor != null) {
      following.add("(starts_at, id) < (:startsAt, :id)");
      parameters.put("startsAt", cursor.startsAt());
      parameters.put("id", cursor.id());
    }
    var rows =
        jdbc.sql(
                "select * from (%s) found%s :size offset :offset"
                    .formatted(each(sides, following, "*"), ORDER))
            .params(parameters)
            .param("most", offset + paging.size() + 1)
            .param("size", paging.size() + 1)
            .param("offset", offset)
            .query(Rows.of(Booking.class))
            .list();
    return CursorPage.of(
        rows,
        cursor == null ? paging.page() : 0,
        paging.size(),
        total,
        booking -> BookingCursor.of(booking).toString());
  }

  /** The latest bookings of each side. */
  private static String each(List<String> sides, List<String> conditions, String columns) {
    return sides.stream()
        .map(side -> {
          var all = new ArrayList<>(List.of(side));
          all.addAll(conditions);
          return "(select %s from scheduling.booking b where %s%s :most)"
              .formatted(columns, String.join(" and ", all), ORDER);
        })
        .collect(Collectors.joining(" union all "));
  }

  /** The member's sessions that are booked and have not ended, soonest first. */
  public List<Booking> findUpcoming(UUID member, Instant now, int limit) {
    return jdbc.sql(
            """
            select * from (
              (select * from scheduling.booking where mentee_id = :member and blocking
                  and ends_at > :now and starts_at > :earliest
                order by starts_at, id limit :limit)
              union all
              (select * from scheduling.booking where mentor_id = :member
                  and mentee_id <> :member and blocking
                  and ends_at > :now and starts_at > :earliest
                order by starts_at, id limit :limit)) found
            order by starts_at, id limit :limit
            """)
        .param("member", member)
        .param("now", now)
        .param("earliest", now.minus(Booking.LONGEST))
        .param("limit", limit)
        .query(Rows.of(Booking.class))
        .list();
  }
}
