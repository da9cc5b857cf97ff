package dev.tandem.scheduling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bookings as entries of a calendar. */
@Component
class BookedAgenda implements Agenda {

  private final JdbcClient jdbc;

  BookedAgenda(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<AgendaEntry> of(UUID member, Instant from, Instant to) {
    return jdbc.sql(
            """
            select b.*, p.changed_at from scheduling.booking b
              join scheduling.booking_process p on p.booking_id = b.id
            where (b.mentor_id = :member or b.mentee_id = :member)
              and tstzrange(b.starts_at, b.ends_at) && tstzrange(:from, :to)
            order by b.starts_at, b.id
            """)
        .param("member", member)
        .param("from", Timestamps.of(from))
        .param("to", Timestamps.of(to))
        .query(BookedAgenda::entry)
        .list();
  }

  private static AgendaEntry entry(ResultSet row, int number) throws SQLException {
    var booking = Bookings.booking(row, number);
    var slot = booking.slot();
    var ended = standing(booking.status()) == AgendaEntry.Standing.CANCELLED;
    return new AgendaEntry(
        booking.id().value(),
        ended ? booking.revision() + 1 : booking.revision(),
        slot.mentorId(),
        booking.menteeId(),
        slot.offeringId(),
        slot.startsAt(),
        slot.endsAt(),
        standing(booking.status()),
        Timestamps.read(row, "changed_at"));
  }

  private static AgendaEntry.Standing standing(BookingStatus status) {
    return switch (status) {
      case HELD, PENDING -> AgendaEntry.Standing.TENTATIVE;
      case CONFIRMED, COMPLETED, NO_SHOW -> AgendaEntry.Standing.CONFIRMED;
      case CANCELLED, EXPIRED -> AgendaEntry.Standing.CANCELLED;
    };
  }
}
