package dev.tandem.scheduling;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bookings of a member, or of all for an operator. */
@Component
class BookingLists {

  private final JdbcClient jdbc;

  BookingLists(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Latest first.
   *
   * @param member whose; only an operator may ask for another's, and null is all for an operator
   */
  Page<Booking> of(
      Caller caller, @Nullable BookingStatus status, @Nullable UUID member, Paging paging) {
    var whose = caller.is(Role.OPERATOR) ? member : caller.memberId();
    var where =
        """
         from scheduling.booking
        where (:status::text is null or status = :status)
          and (:member::uuid is null or mentee_id = :member or mentor_id = :member)
        """;
    var total = statement("select count(*)" + where, status, whose).query(Long.class).single();
    var rows =
        statement(
                "select *" + where + " order by starts_at desc, id desc limit :size offset :offset",
                status,
                whose)
            .param("size", paging.size())
            .param("offset", paging.offset())
            .query(Bookings::booking)
            .list();
    return Page.of(rows, paging, total);
  }

  /** What a member has before them, soonest first. */
  List<Booking> upcoming(UUID member, Instant now, int most) {
    return jdbc.sql(
            """
            select * from scheduling.booking where (mentee_id = :member or mentor_id = :member)
              and blocking and ends_at > :now
            order by starts_at, id limit :most
            """)
        .param("member", member)
        .param("now", Timestamps.of(now))
        .param("most", most)
        .query(Bookings::booking)
        .list();
  }

  /** What a member has behind them or will not have, latest first. */
  Page<Booking> past(UUID member, Instant now, Paging paging) {
    var where =
        """
         from scheduling.booking where (mentee_id = :member or mentor_id = :member)
          and not (blocking and ends_at > :now)
        """;
    var total =
        jdbc.sql("select count(*)" + where)
            .param("member", member)
            .param("now", Timestamps.of(now))
            .query(Long.class)
            .single();
    var rows =
        jdbc.sql("select *" + where + " order by starts_at desc, id desc limit :size offset :from")
            .param("member", member)
            .param("now", Timestamps.of(now))
            .param("size", paging.size())
            .param("from", paging.offset())
            .query(Bookings::booking)
            .list();
    return Page.of(rows, paging, total);
  }

  static @Nullable BookingStatus status(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    return Arrays.stream(BookingStatus.values())
        .filter(it -> it.name().equals(text.strip().toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> Problem.malformed("A status is one of " + known() + "."));
  }

  private static String known() {
    return Arrays.stream(BookingStatus.values()).map(Enum::name).collect(Collectors.joining(", "));
  }

  private JdbcClient.StatementSpec statement(
      String sql, @Nullable BookingStatus status, @Nullable UUID member) {
    return jdbc.sql(sql)
        .param("status", status == null ? null : status.name())
        .param("member", member);
  }
}
