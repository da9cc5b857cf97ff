package dev.tandem.scheduling;

import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The mentors' time that is taken. The database keeps sessions of a mentor apart; a taken slot is
 * an insert of no row, never an exception.
 */
@Repository
@Component
class Sessions {

  private final JdbcClient jdbc;

  Sessions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A seat in the session that others already have a seat in. */
  Optional<SessionId> join(OpenSlot slot) {
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
        .param("start", Timestamps.of(slot.startsAt()))
        .query(UUID.class)
        .optional()
        .map(SessionId::new);
  }

  /** The first seat of a new session; nothing when the mentor's time is taken. */
  Optional<SessionId> open(OpenSlot slot) {
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
            .param("start", Timestamps.of(slot.startsAt()))
            .param("end", Timestamps.of(slot.endsAt()))
            .param("from", Timestamps.of(slot.busyFrom()))
            .param("until", Timestamps.of(slot.busyUntil()))
            .param("seats", slot.seats())
            .update();
    return rows == 1 ? Optional.of(id) : Optional.empty();
  }

  /** Gives a seat back; the session's time is free again with its last seat. */
  void leave(SessionId session) {
    jdbc.sql("update scheduling.session set seats_taken = seats_taken - 1 where id = ?")
        .param(session.value())
        .update();
  }

  /** Keeps a seat that was left in this transaction for the first in line. */
  void retake(SessionId session) {
    jdbc.sql("update scheduling.session set seats_taken = seats_taken + 1 where id = ?")
        .param(session.value())
        .update();
  }

  /** A session of just this offering and start has no seat left. */
  boolean isFull(OpenSlot slot) {
    return jdbc.sql(
            """
            select exists (select from scheduling.session where offering_id = ? and starts_at = ?
              and blocking and seats_taken >= seats)
            """)
        .params(slot.offeringId(), Timestamps.of(slot.startsAt()))
        .query(Boolean.class)
        .single();
  }

  boolean isTaken(OpenSlot slot) {
    return jdbc.sql(
            """
            select exists (select from scheduling.session
              where mentor_id = :mentor and occupies && tstzrange(:from, :until) and blocking)
            """)
        .param("mentor", slot.mentorId())
        .param("from", Timestamps.of(slot.busyFrom()))
        .param("until", Timestamps.of(slot.busyUntil()))
        .query(Boolean.class)
        .single();
  }
}
