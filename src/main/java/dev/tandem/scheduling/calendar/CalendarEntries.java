package dev.tandem.scheduling.calendar;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the bookings of a member as calendar entries. */
@Component
public class CalendarEntries {

  private static final String SELECT =
      """
      select b.id, b.revision, b.mentor_id, b.mentee_id, b.offering_id, b.starts_at,
        b.ends_at, b.status, p.changed_at
      from scheduling.booking b join scheduling.booking_process p on p.booking_id = b.id
      """;

  /** By the start, which the index has, within the longest that a session lasts. */
  private static final String OVERLAPPING =
      "b.starts_at > :earliest and b.starts_at < :to and b.ends_at > :from";

  private static final String BOOKINGS =
      """
      %1$s where b.mentee_id = :member and %2$s
      union all
      %1$s where b.mentor_id = :member and b.mentee_id <> :member and %2$s
      """
          .formatted(SELECT, OVERLAPPING);

  private final JdbcClient jdbc;

  CalendarEntries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Every booking of the member, as mentor or mentee, whose session overlaps [from, to), including
   * cancelled ones, ordered by start.
   */
  public List<CalendarEntry> find(UUID member, Instant from, Instant to) {
    return jdbc
        .sql(BOOKINGS + "order by starts_at, id")
        .params(parameters(member, from, to))
        .query(Rows.of(CalendarRow.class))
        .list()
        .stream()
        .map(CalendarRow::toEntry)
        .toList();
  }

  /**
   * A digest of all that is shown of these bookings, and of whether the member shows busy times
   * only. It is the same in whichever process and database it is calculated.
   */
  String digest(UUID member, Instant from, Instant to) {
    return jdbc.sql(
            """
            select encode(sha256(convert_to(coalesce(string_agg(json_build_array(
                  e.id, e.revision, e.mentor_id = :member, extract(epoch from e.starts_at),
                  extract(epoch from e.ends_at), e.status, extract(epoch from e.changed_at),
                  o.title, m.name)::text, ' ' order by e.starts_at, e.id), '')
                || coalesce((select p.calendar_content from scheduling.privacy_choice p
                  where p.member_id = :member), ''), 'UTF8')), 'hex')
            from (%1$s) e
              left join scheduling.offering o on o.id = e.offering_id
              left join scheduling.mentor m on m.id = e.mentor_id
            """
                .formatted(BOOKINGS))
        .params(parameters(member, from, to))
        .query(Rows.of(String.class))
        .single();
  }

  private static Map<String, Object> parameters(UUID member, Instant from, Instant to) {
    return Map.of(
        "member", member, "from", from, "earliest", from.minus(Booking.LONGEST), "to", to);
  }

  public CalendarEntry get(UUID booking) {
    return jdbc.sql(SELECT + "where b.id = ?")
        .param(booking)
        .query(Rows.of(CalendarRow.class))
        .single()
        .toEntry();
  }

  private record CalendarRow(
      UUID id,
      int revision,
      UUID mentorId,
      UUID menteeId,
      UUID offeringId,
      Instant startsAt,
      Instant endsAt,
      BookingStatus status,
      Instant changedAt) {

    private CalendarEntry toEntry() {
      var calendarStatus = toCalendarStatus();
      return new CalendarEntry(
          id,
          calendarStatus == CalendarStatus.CANCELLED ? revision + 1 : revision,
          mentorId,
          menteeId,
          offeringId,
          startsAt,
          endsAt,
          calendarStatus,
          changedAt);
    }

    private CalendarStatus toCalendarStatus() {
      return switch (status) {
        case HELD, PENDING -> CalendarStatus.TENTATIVE;
        case CONFIRMED, COMPLETED, NO_SHOW -> CalendarStatus.CONFIRMED;
        case CANCELLED, EXPIRED -> CalendarStatus.CANCELLED;
      };
    }
  }
}
