package dev.tandem.scheduling.booking;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What mentees want to talk about, in their own words, for the mentors of their bookings. */
@Repository
public class BookingNotes {

  private final JdbcClient jdbc;

  BookingNotes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void add(BookingId booking, UUID mentee, String note, Instant now) {
    jdbc.sql(
            """
            insert into scheduling.booking_note (booking_id, mentee_id, note, written_at)
            values (?, ?, ?, ?)
            """)
        .params(booking, mentee, note, now)
        .update();
  }

  /** Only the mentee and the mentor read it. */
  public Optional<String> find(BookingId booking, Caller caller) {
    return caller.is(Role.OPERATOR) ? Optional.empty() : find(booking);
  }

  private Optional<String> find(BookingId booking) {
    return jdbc.sql("select note from scheduling.booking_note where booking_id = ?")
        .param(booking)
        .query(String.class)
        .optional();
  }
}
