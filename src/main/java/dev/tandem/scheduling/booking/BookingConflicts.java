package dev.tandem.scheduling.booking;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.scheduling.slot.RequestedSlot;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the bookings that stand in the way of a slot. */
@Repository
public class BookingConflicts {

  private final JdbcClient jdbc;

  BookingConflicts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Finds and locks the expired holds that overlap this slot, of the mentor or of the mentee. */
  public List<Booking> lockExpiredHolds(RequestedSlot slot, UUID mentee, Instant now) {
    return jdbc.sql(
            """
            select b.* from scheduling.booking b join scheduling.session s on s.id = b.session_id
            where b.status = 'HELD' and b.hold_expires_at <= :now
              and (b.mentor_id = :mentor and s.occupies && tstzrange(:from, :until)
                or b.mentee_id = :mentee and tstzrange(b.starts_at, b.ends_at)
                  && tstzrange(:start, :end))
            order by b.id for update of b skip locked
            """)
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

  /** Whether the mentee has another booking than this one at that time. */
  public boolean isMenteeBusy(UUID mentee, RequestedSlot slot, BookingId except) {
    return jdbc.sql(
            """
            select exists (select from scheduling.booking where mentee_id = :mentee
              and tstzrange(starts_at, ends_at) && tstzrange(:start, :end)
              and blocking and id <> :except)
            """)
        .param("mentee", mentee)
        .param("start", slot.startsAt())
        .param("end", slot.endsAt())
        .param("except", except)
        .query(Boolean.class)
        .single();
  }
}
