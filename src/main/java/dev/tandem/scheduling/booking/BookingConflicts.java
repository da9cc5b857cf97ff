package dev.tandem.scheduling.booking;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.scheduling.slot.BookedSlot;
import dev.tandem.scheduling.slot.RequestedSlot;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the bookings that stand in the way of a slot. */
@Repository
public class BookingConflicts {

  /**
   * The holds and requests for approval of {@code :mentor} or {@code :mentee} that have run out;
   * each side by an index that has only what is open.
   */
  public static final String RUN_OUT =
      """
      select id from scheduling.booking
      where mentor_id = :mentor and status = 'HELD' and hold_expires_at <= :now
      union all select id from scheduling.booking
      where mentee_id = :mentee and status = 'HELD' and hold_expires_at <= :now
      union all select id from scheduling.booking r
        join scheduling.booking_process p on p.booking_id = r.id
      where mentor_id = :mentor and status = 'PENDING' and p.due_at <= :now
      union all select id from scheduling.booking r
        join scheduling.booking_process p on p.booking_id = r.id
      where mentee_id = :mentee and status = 'PENDING' and p.due_at <= :now
      """;

  private final JdbcClient jdbc;

  BookingConflicts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Finds and locks the holds and the requests for approval that have run out and overlap this
   * slot, of the mentor or of the mentee. Waits for another transaction that has one locked.
   */
  public List<Booking> lockExpired(RequestedSlot slot, UUID mentee, Instant now) {
    return jdbc.sql(
            """
            select b.* from scheduling.booking b join scheduling.session s on s.id = b.session_id
              join scheduling.booking_process p on p.booking_id = b.id
            where b.id = any(array(%s))
              and (b.status = 'HELD' and b.hold_expires_at <= :now
                or b.status = 'PENDING' and p.due_at <= :now)
              and (b.mentor_id = :mentor and s.occupies && tstzrange(:from, :until)
                or b.mentee_id = :mentee and tstzrange(b.starts_at, b.ends_at)
                  && tstzrange(:start, :end))
            order by b.id for update of b
            """
                .formatted(RUN_OUT))
        .param("now", now)
        .param("mentor", slot.mentorId())
        .param("from", slot.blockedFrom())
        .param("until", slot.blockedUntil())
        .param("mentee", mentee)
        .param("start", slot.startsAt())
        .param("end", slot.endsAt())
        .query(Rows.of(Booking.class))
        .list();
  }

  /**
   * Whether the mentee has another booking than this one at that time; waits for transactions that
   * are ending it.
   */
  public boolean isMenteeBusy(UUID mentee, RequestedSlot slot, BookingId except) {
    return !jdbc.sql(
            """
            select id from scheduling.booking where mentee_id = :mentee
              and tstzrange(starts_at, ends_at) && tstzrange(:start, :end)
              and blocking and id <> :except order by id for share
            """)
        .param("mentee", mentee)
        .param("start", slot.startsAt())
        .param("end", slot.endsAt())
        .param("except", except)
        .query(BookingId.class)
        .list()
        .isEmpty();
  }

  /** The other bookings of the same mentee that have not run out. */
  public List<BookedSlot> findOthers(Booking booking, Instant now) {
    return jdbc
        .sql(
            """
            select b.* from scheduling.booking b
              join scheduling.booking_process p on p.booking_id = b.id
            where b.mentee_id = :mentee and b.id <> :id and b.blocking and b.ends_at > :now
              and not (b.status = 'HELD' and b.hold_expires_at <= :now)
              and not (b.status = 'PENDING' and p.due_at <= :now)
            """)
        .param("mentee", booking.menteeId())
        .param("id", booking.id())
        .param("now", now)
        .query(Rows.of(Booking.class))
        .list()
        .stream()
        .map(Booking::slot)
        .toList();
  }
}
