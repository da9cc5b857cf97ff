package dev.tandem.scheduling.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingStatus;
import dev.tandem.scheduling.booking.ProcessState;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists bookings of one member, or of all members for an operator. */
@Component
class BookingQueries {

  private final JdbcClient jdbc;

  BookingQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The bookings that the caller may see, latest first.
   *
   * @param member ignored unless the caller is an operator; null for all members
   */
  Page<Booking> findVisible(
      Caller caller, @Nullable BookingStatus status, @Nullable UUID member, Paging paging) {
    return findAll(status, null, caller.is(Role.OPERATOR) ? member : caller.memberId(), paging);
  }

  /** The bookings that match all filters that are not null, latest first. */
  Page<Booking> findAll(
      @Nullable BookingStatus status,
      @Nullable ProcessState state,
      @Nullable UUID member,
      Paging paging) {
    var where =
        """
         from scheduling.booking b where (:status::text is null or status = :status)
          and (:member::uuid is null or mentee_id = :member or mentor_id = :member)
          and (:state::text is null or exists (select from scheduling.booking_process p
            where p.booking_id = b.id and p.state = :state))
        """;
    var filters = new HashMap<String, @Nullable Object>();
    filters.put("status", status == null ? null : status.name());
    filters.put("state", state == null ? null : state.name());
    filters.put("member", member);
    var total = jdbc.sql("select count(*)" + where).params(filters).query(Long.class).single();
    var rows =
        jdbc.sql(
                "select b.*" + where + " order by starts_at desc, id desc limit :size offset :from")
            .params(filters)
            .param("size", paging.size())
            .param("from", paging.offset())
            .query(Rows.of(Booking.class))
            .list();
    return Page.of(rows, paging, total);
  }

  /** The member's sessions that are booked and have not ended, soonest first. */
  List<Booking> findUpcoming(UUID member, Instant now, int limit) {
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

  /** The member's past, cancelled and expired sessions, latest first. */
  Page<Booking> findPast(UUID member, Instant now, Paging paging) {
    var where =
        """
         from scheduling.booking where (mentee_id = :member or mentor_id = :member)
          and not (blocking and ends_at > :now)
        """;
    var total =
        jdbc.sql("select count(*)" + where)
            .param("member", member)
            .param("now", now)
            .query(Long.class)
            .single();
    var rows =
        jdbc.sql("select *" + where + " order by starts_at desc, id desc limit :size offset :from")
            .param("member", member)
            .param("now", now)
            .param("size", paging.size())
            .param("from", paging.offset())
            .query(Rows.of(Booking.class))
            .list();
    return Page.of(rows, paging, total);
  }

  /**
   * @throws Problem 400 for an unknown status
   */
  static @Nullable BookingStatus parseStatus(@Nullable String text) {
    return parseEnum(BookingStatus.class, text);
  }

  static @Nullable ProcessState parseState(@Nullable String text) {
    return parseEnum(ProcessState.class, text);
  }

  private static <E extends Enum<E>> @Nullable E parseEnum(Class<E> type, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    var constants = Arrays.asList(type.getEnumConstants());
    var name = text.strip().toUpperCase(Locale.ROOT);
    return constants.stream()
        .filter(constant -> constant.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Problem.malformed("Choose one of " + constants + "."));
  }
}
