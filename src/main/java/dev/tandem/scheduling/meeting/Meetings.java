package dev.tandem.scheduling.meeting;

import dev.tandem.access.identity.Caller;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingAccess;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingStatus;
import dev.tandem.scheduling.booking.Meeting;
import dev.tandem.scheduling.events.Party;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where sessions take place, as their types say, or as a mentor says of one alone. */
@Repository
public class Meetings {

  private static final String SELECT =
      "select %s, once.meeting as exception, usual.meeting as usual from scheduling.booking b %s where b.id = ?"
          .formatted(MeetingRows.COLUMNS, MeetingRows.JOINS);

  private final JdbcClient jdbc;
  private final MeetingRows rows;

  Meetings(JdbcClient jdbc, MeetingRows rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  /**
   * Where one session takes place, and what decides it.
   *
   * @param exception what the mentor said of this one alone
   * @param usual what the mentor says of all of this type
   */
  public record Arrangement(Meeting meeting, @Nullable String exception, @Nullable String usual) {}

  /** For the mentee and the mentor, as long as the booking is confirmed. */
  public Optional<Arrangement> find(Booking booking, Caller caller) {
    return booking.status() == BookingStatus.CONFIRMED
            && BookingAccess.partyOf(booking, caller) != Party.PLATFORM
        ? Optional.of(read(booking.id()))
        : Optional.empty();
  }

  Arrangement read(BookingId booking) {
    return jdbc.sql(SELECT)
        .param(booking)
        .query((row, number) ->
            new Arrangement(
                rows.toMeeting(row.getString("meeting"), row.getObject("room", UUID.class)),
                row.getString("exception"),
                row.getString("usual")))
        .single();
  }

  /** For everybody in the session. */
  void saveException(Booking booking, String meeting, Instant now) {
    jdbc.sql(
            """
            insert into scheduling.meeting (id, mentor_id, meeting, changed_at)
            select case when s.seats > 1 then s.id else :booking end, s.mentor_id, :meeting, :now
            from scheduling.session s where s.id = :session
            on conflict (id) do update
              set meeting = excluded.meeting, changed_at = excluded.changed_at
            """)
        .param("booking", booking.id())
        .param("session", booking.slot().session())
        .param("meeting", meeting)
        .param("now", now)
        .update();
  }

  void removeException(Booking booking, Instant now) {
    remove(booking.id(), now);
    remove(booking.slot().session(), now);
  }

  /** What was said of one day does not hold on another; others in a session stay where they are. */
  public void removeExceptionOf(BookingId moved, Instant now) {
    remove(moved, now);
  }

  /** Keeps when, since calendars keep the newer of two versions. */
  private void remove(Object id, Instant now) {
    jdbc.sql(
            """
            update scheduling.meeting set meeting = null, changed_at = ?
            where id = ? and meeting is not null
            """)
        .params(now, id)
        .update();
  }
}
