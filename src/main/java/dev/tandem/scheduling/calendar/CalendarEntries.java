package dev.tandem.scheduling.calendar;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingStatus;
import dev.tandem.scheduling.booking.Meeting;
import dev.tandem.scheduling.meeting.MeetingRows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the bookings of a member as calendar entries. */
@Component
public class CalendarEntries {

  private static final String SELECT =
      """
      select b.id, b.revision, b.mentor_id, b.mentee_id, b.offering_id, b.starts_at,
        b.ends_at, b.status, greatest(p.changed_at, once.changed_at, usual.meeting_changed_at) as changed_at, %s
      from scheduling.booking b join scheduling.booking_process p on p.booking_id = b.id
      %s
      """
          .formatted(MeetingRows.COLUMNS, MeetingRows.JOINS);

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
  private final MeetingRows meetings;

  CalendarEntries(JdbcClient jdbc, MeetingRows meetings) {
    this.jdbc = jdbc;
    this.meetings = meetings;
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
        .map(this::toEntry)
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
                  o.title, m.name, e.meeting, e.room)::text, ' ' order by e.starts_at, e.id), '')
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
    return toEntry(
        jdbc.sql(SELECT + "where b.id = ?")
            .param(booking)
            .query(Rows.of(CalendarRow.class))
            .single());
  }

  /** Something else than rows that the entries depend on. */
  String version() {
    return meetings.version();
  }

  private CalendarEntry toEntry(CalendarRow row) {
    return row.toEntry(
        row.status() == BookingStatus.CONFIRMED
            ? meetings.toMeeting(row.meeting(), row.room())
            : null);
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
      Instant changedAt,
      @Nullable String meeting,
      @Nullable UUID room) {

    private CalendarEntry toEntry(@Nullable Meeting where) {
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
          changedAt,
          where);
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
