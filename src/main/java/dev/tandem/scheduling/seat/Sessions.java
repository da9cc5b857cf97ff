package dev.tandem.scheduling.seat;

import dev.tandem.kernel.time.Timestamps;
import dev.tandem.scheduling.slot.RequestedSlot;
import dev.tandem.scheduling.slot.SessionId;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The mentors' time that is taken. The database keeps sessions of a mentor apart; a taken slot is
 * an insert of no row, never an exception.
 */
@Repository
public class Sessions {

  private final JdbcClient jdbc;

  Sessions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A seat in the session that others already have a seat in. */
  Optional<SessionId> takeSeat(RequestedSlot slot) {
    if (slot.seats() == 1) {
      return Optional.empty();
    }
    return jdbc.sql(
            """
            update scheduling.session set seats_taken = seats_taken + 1
            where offering_id = :offering and starts_at = :start and blocking and seats_taken < seats
            returning id
            """)
        .param("offering", slot.offeringId())
        .param("start", Timestamps.toTimestamp(slot.startsAt()))
        .query(UUID.class)
        .optional()
        .map(SessionId::new);
  }

  /** The first seat of a new session; nothing when the mentor's time is taken. */
  Optional<SessionId> create(RequestedSlot slot) {
    var id = SessionId.create();
    int rows =
        jdbc.sql(
                """
                insert into scheduling.session
                  (id, mentor_id, offering_id, starts_at, ends_at, occupies, seats, seats_taken)
                values (:id, :mentor, :offering, :start, :end, tstzrange(:from, :until), :seats, 1)
                on conflict do nothing
                """)
            .param("id", id.value())
            .param("mentor", slot.mentorId())
            .param("offering", slot.offeringId())
            .param("start", Timestamps.toTimestamp(slot.startsAt()))
            .param("end", Timestamps.toTimestamp(slot.endsAt()))
            .param("from", Timestamps.toTimestamp(slot.blockedFrom()))
            .param("until", Timestamps.toTimestamp(slot.blockedUntil()))
            .param("seats", slot.seats())
            .update();
    return rows == 1 ? Optional.of(id) : Optional.empty();
  }

  /** Gives a seat back; the session's time is free again with its last seat. */
  void releaseSeat(SessionId session) {
    jdbc.sql("update scheduling.session set seats_taken = seats_taken - 1 where id = ?")
        .param(session.value())
        .update();
  }

  /** Keeps a seat that was left in this transaction for the first in line. */
  void retakeSeat(SessionId session) {
    jdbc.sql("update scheduling.session set seats_taken = seats_taken + 1 where id = ?")
        .param(session.value())
        .update();
  }

  /** A session of just this offering and start has no seat left. */
  public boolean isFull(RequestedSlot slot) {
    return jdbc.sql(
            """
            select exists (select from scheduling.session where offering_id = ? and starts_at = ?
              and blocking and seats_taken >= seats)
            """)
        .params(slot.offeringId(), Timestamps.toTimestamp(slot.startsAt()))
        .query(Boolean.class)
        .single();
  }

  boolean isMentorBusy(RequestedSlot slot) {
    return jdbc.sql(
            """
            select exists (select from scheduling.session
              where mentor_id = :mentor and occupies && tstzrange(:from, :until) and blocking)
            """)
        .param("mentor", slot.mentorId())
        .param("from", Timestamps.toTimestamp(slot.blockedFrom()))
        .param("until", Timestamps.toTimestamp(slot.blockedUntil()))
        .query(Boolean.class)
        .single();
  }
}
