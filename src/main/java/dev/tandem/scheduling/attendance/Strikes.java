package dev.tandem.scheduling.attendance;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.offering.BookingProperties;
import dev.tandem.scheduling.slot.SuspendedMentors;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Strikes against mentors who cancelled or missed a session: one a session, whatever its seats. By
 * default the second within 30 days warns, and the fourth suspends the mentor's offerings until the
 * oldest leaves the window.
 */
@Repository
public class Strikes implements SuspendedMentors {

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

  @Override
  public Set<UUID> findSuspendedMentors() {
    return jdbc.sql(
            """
            select mentor_id from scheduling.strike where at > ?
            group by mentor_id having count(*) >= ?
            union select member_id from scheduling.leaving_member where not stays
            """)
        .params(windowStart(), properties.strikesToPause())
        .query(Rows.of(UUID.class))
        .set();
  }

  private Instant windowStart() {
    return clock.instant().minus(properties.strikeWindow());
  }
}
