package dev.tandem.scheduling.booking;

import dev.tandem.kernel.paging.CursorPage;
import dev.tandem.kernel.paging.CursorPaging;
import dev.tandem.kernel.persistence.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lists bookings by filters, or those of one member by time. Each statement has only the conditions
 * that are asked for, and reads an index in the order of the list, for either side of a member
 * apart: so it costs as much as a page, however many bookings there are (decision 0147).
 */
@Component
public class BookingSearch {

  private static final String LATEST_FIRST = " order by starts_at desc, id desc limit";
  private static final String EARLIEST_FIRST = " order by starts_at, id limit";

  private static final List<String> EVERYBODY = List.of("true");
  private static final List<String> MEMBER =
      List.of("mentee_id = :member", "mentor_id = :member and mentee_id <> :member");

  private final JdbcClient jdbc;

  BookingSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The bookings that match the filter, latest first. */
  public CursorPage<Booking> find(BookingFilter filter, CursorPaging paging) {
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
    return findPage(sides, conditions, parameters, paging);
  }

  /** The member's past, cancelled and expired sessions, latest first. */
  public CursorPage<Booking> findPast(UUID member, Instant now, CursorPaging paging) {
    return findPage(
        MEMBER,
        List.of("not (blocking and ends_at > :now)"),
        Map.of("member", member, "now", now),
        paging);
  }

  private CursorPage<Booking> findPage(
      List<String> sides,
      List<String> conditions,
      Map<String, Object> filter,
      CursorPaging paging) {
    var total =
        jdbc.sql(
                "select count(*) from (%s) found"
                    .formatted(each(sides, conditions, "id", LATEST_FIRST)))
            .params(filter)
            .param("most", CursorPaging.COUNT_LIMIT + 1)
            .query(Long.class)
            .single();
    var following = new ArrayList<>(conditions);
    var parameters = new HashMap<>(filter);
    var from = paging.position();
    boolean newer = from != null && from.newer();
    var order = newer ? EARLIEST_FIRST : LATEST_FIRST;
    if (from != null) {
      following.add("(starts_at, id) %s (:startsAt, :id)".formatted(newer ? ">" : "<"));
      parameters.put("startsAt", from.instant(0));
      parameters.put("id", from.uuid(1));
    }
    var rows =
        jdbc.sql(
                "select * from (%s) found%s :size offset :offset"
                    .formatted(each(sides, following, "*", order), order))
            .params(parameters)
            .param("most", paging.offset() + paging.limit())
            .param("size", paging.limit())
            .param("offset", paging.offset())
            .query(Rows.of(Booking.class))
            .list();
    return CursorPage.of(
        rows, paging, total, booking -> List.of(booking.slot().startsAt(), booking.id().value()));
  }

  /** The first bookings of each side. */
  private static String each(
      List<String> sides, List<String> conditions, String columns, String order) {
    return sides.stream()
        .map(side -> {
          var all = new ArrayList<>(List.of(side));
          all.addAll(conditions);
          return "(select %s from scheduling.booking b where %s%s :most)"
              .formatted(columns, String.join(" and ", all), order);
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
