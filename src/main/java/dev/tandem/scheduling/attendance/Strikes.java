package dev.tandem.scheduling.attendance;

import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.offering.BookingProperties;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Strikes against mentors who cancelled or missed a session: one a session, whatever its seats. By
 * default the second within 30 days warns, and the fourth suspends the mentor's offerings until the
 * oldest leaves the window.
 */
@Repository
public class Strikes {

  private final JdbcClient jdbc;
  private final BookingProperties properties;
  private final Clock clock;

  Strikes(JdbcClient jdbc, BookingProperties properties, Clock clock) {
    this.jdbc = jdbc;
    this.properties = properties;
    this.clock = clock;
  }

  /** A second strike for the same session is not counted. */
  public void add(Booking booking, String reason, Instant now) {
    jdbc.sql(
            """
            insert into scheduling.strike (session_id, booking_id, mentor_id, at, reason)
            values (?, ?, ?, ?, ?) on conflict do nothing
            """)
        .params(booking.slot().session(), booking.id(), booking.slot().mentorId(), now, reason)
        .update();
  }

  public StrikeStatus statusOf(UUID mentor) {
    int count =
        jdbc.sql("select count(*) from scheduling.strike where mentor_id = ? and at > ?")
            .params(mentor, windowStart())
            .query(Integer.class)
            .single();
    return new StrikeStatus(
        count, count >= properties.strikesToWarn(), count >= properties.strikesToPause());
  }

  private Instant windowStart() {
    return clock.instant().minus(properties.strikeWindow());
  }
}
