package dev.tandem.scheduling.seat;

import dev.tandem.scheduling.slot.RequestedSlot;
import dev.tandem.scheduling.slot.SessionId;
import java.util.Optional;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The mentors' sessions with their seats. An exclusion constraint keeps a mentor's sessions apart;
 * {@code on conflict do nothing} makes a taken slot an insert of no row instead of an exception,
 * which a Spring Data repository's plain insert cannot.
 */
@Repository
public class Sessions {

  private final JdbcClient jdbc;

  Sessions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes a free seat in an existing session of several seats. */
  Optional<SessionId> takeSeat(RequestedSlot slot) {
    if (slot.seats() == 1) {
      return Optional.empty();
    }
    return jdbc.sql(
            """
            update scheduling.session set seats_taken = seats_taken + 1
            where offering_id = ? and starts_at = ? and blocking and seats_taken < seats
            returning id
            """)
        .params(slot.offeringId(), slot.startsAt())
        .query(SessionId.class)
        .optional();
  }

  /** Creates a session with its first seat taken, unless the mentor is busy. */
  Optional<SessionId> create(RequestedSlot slot) {
    return jdbc.sql(
            """
            insert into scheduling.session
              (id, mentor_id, offering_id, starts_at, ends_at, occupies, seats, seats_taken)
            values (:id, :mentor, :offering, :start, :end, tstzrange(:from, :until), :seats, 1)
            on conflict do nothing returning id
            """)
        .param("id", SessionId.create())
        .param("mentor", slot.mentorId())
        .param("offering", slot.offeringId())
        .param("start", slot.startsAt())
        .param("end", slot.endsAt())
        .param("from", slot.blockedFrom())
        .param("until", slot.blockedUntil())
        .param("seats", slot.seats())
        .query(SessionId.class)
        .optional();
  }

  /** Frees a seat; freeing the last one frees the mentor's time. */
  void releaseSeat(SessionId session) {
    changeSeatsTaken(session, -1);
  }

  /** Takes a seat again that was released in the same transaction. */
  void retakeSeat(SessionId session) {
    changeSeatsTaken(session, 1);
  }

  private void changeSeatsTaken(SessionId session, int difference) {
    jdbc.sql("update scheduling.session set seats_taken = seats_taken + ? where id = ?")
        .params(difference, session)
        .update();
  }

  /** Whether the mentor is busy; waits for transactions that are freeing that time. */
  boolean isMentorBusy(RequestedSlot slot) {
    return !jdbc.sql(
            """
            select id from scheduling.session
            where mentor_id = ? and occupies && tstzrange(?, ?) and blocking order by id for share
            """)
        .params(slot.mentorId(), slot.blockedFrom(), slot.blockedUntil())
        .query(SessionId.class)
        .list()
        .isEmpty();
  }
}
