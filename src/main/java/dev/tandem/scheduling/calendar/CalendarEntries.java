package dev.tandem.scheduling.calendar;

import dev.tandem.scheduling.booking.BookingStatus;
import dev.tandem.scheduling.booking.Bookings;
import dev.tandem.scheduling.calendar.CalendarEntry.CalendarStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the bookings of a member as calendar entries. */
@Component
public class CalendarEntries {

  private final JdbcClient jdbc;

  CalendarEntries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Every booking of the member, as mentor or mentee, whose session overlaps [from, to), including
   * cancelled ones, ordered by start.
   */
  public List<CalendarEntry> find(UUID member, Instant from, Instant to) {
    return jdbc.sql(
            """
            select b.*, p.changed_at from scheduling.booking b
              join scheduling.booking_process p on p.booking_id = b.id
            where (b.mentor_id = :member or b.mentee_id = :member)
              and tstzrange(b.starts_at, b.ends_at) && tstzrange(:from, :to)
            order by b.starts_at, b.id
            """)
        .param("member", member)
        .param("from", from)
        .param("to", to)
        .query(CalendarEntries::mapRow)
        .list();
  }

  private static CalendarEntry mapRow(ResultSet row, int number) throws SQLException {
    var booking = Bookings.mapRow(row, number);
    var slot = booking.slot();
    var status = toCalendarStatus(booking.status());
    return new CalendarEntry(
        booking.id().value(),
        status == CalendarStatus.CANCELLED ? booking.revision() + 1 : booking.revision(),
        slot.mentorId(),
        booking.menteeId(),
        slot.offeringId(),
        slot.startsAt(),
        slot.endsAt(),
        status,
        row.getObject("changed_at", OffsetDateTime.class).toInstant());
  }

  private static CalendarStatus toCalendarStatus(BookingStatus status) {
    return switch (status) {
      case HELD, PENDING -> CalendarStatus.TENTATIVE;
      case CONFIRMED, COMPLETED, NO_SHOW -> CalendarStatus.CONFIRMED;
      case CANCELLED, EXPIRED -> CalendarStatus.CANCELLED;
    };
  }
}
