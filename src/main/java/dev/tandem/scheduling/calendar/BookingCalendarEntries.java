package dev.tandem.scheduling.calendar;

import dev.tandem.kernel.time.Timestamps;
import dev.tandem.scheduling.booking.BookingStatus;
import dev.tandem.scheduling.booking.Bookings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bookings as entries of a calendar. */
@Component
class BookingCalendarEntries implements CalendarEntries {

  private final JdbcClient jdbc;

  BookingCalendarEntries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
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
        .param("from", Timestamps.toTimestamp(from))
        .param("to", Timestamps.toTimestamp(to))
        .query(BookingCalendarEntries::mapRow)
        .list();
  }

  private static CalendarEntry mapRow(ResultSet row, int number) throws SQLException {
    var booking = Bookings.mapRow(row, number);
    var slot = booking.slot();
    var ended = calendarStatus(booking.status()) == CalendarEntry.CalendarStatus.CANCELLED;
    return new CalendarEntry(
        booking.id().value(),
        ended ? booking.revision() + 1 : booking.revision(),
        slot.mentorId(),
        booking.menteeId(),
        slot.offeringId(),
        slot.startsAt(),
        slot.endsAt(),
        calendarStatus(booking.status()),
        Timestamps.readInstant(row, "changed_at"));
  }

  private static CalendarEntry.CalendarStatus calendarStatus(BookingStatus status) {
    return switch (status) {
      case HELD, PENDING -> CalendarEntry.CalendarStatus.TENTATIVE;
      case CONFIRMED, COMPLETED, NO_SHOW -> CalendarEntry.CalendarStatus.CONFIRMED;
      case CANCELLED, EXPIRED -> CalendarEntry.CalendarStatus.CANCELLED;
    };
  }
}
