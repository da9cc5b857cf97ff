package dev.tandem.scheduling.seat;

import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.offering.BookingLimits;
import dev.tandem.scheduling.slot.RequestedSlot;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bounds the places that one mentee has on waiting lists. */
@Component
class WaitLimits {

  private final Requesters requesters;
  private final BookingLimits limits;
  private final JdbcClient jdbc;

  WaitLimits(Requesters requesters, BookingLimits limits, JdbcClient jdbc) {
    this.requesters = requesters;
    this.limits = limits;
    this.jdbc = jdbc;
  }

  /**
   * @throws Problem 409 when the mentee waits for too many other slots
   */
  void requireRoom(UUID mentee, RequestedSlot slot, Instant now) {
    requesters.lock(mentee);
    var count = countOthers(mentee, slot, now);
    if (count.all() >= limits.waits()) {
      throw tooMany("You already wait for %s slots.".formatted(count.all()));
    }
    if (count.ofMentor() >= limits.waitsPerMentor()) {
      throw tooMany("You already wait for %s slots of this mentor.".formatted(count.ofMentor()));
    }
  }

  private Count countOthers(UUID mentee, RequestedSlot slot, Instant now) {
    return jdbc.sql(
            """
            select count(*) as "all", count(*) filter (where o.mentor_id = :mentor) as of_mentor
            from scheduling.waitlist w join scheduling.offering o on o.id = w.offering_id
            where w.mentee_id = :mentee and w.starts_at > :now
              and (w.status = 'WAITING' or w.status = 'OFFERED' and w.offered_until > :now)
              and not (w.offering_id = :offering and w.starts_at = :start)
            """)
        .param("mentee", mentee)
        .param("mentor", slot.mentorId())
        .param("now", now)
        .param("offering", slot.offeringId())
        .param("start", slot.startsAt())
        .query(Count.class)
        .single();
  }

  private static Problem tooMany(String sentence) {
    return Problem.conflict("too-many-waits", sentence + " Leave a waiting list to join another.");
  }

  record Count(int all, int ofMentor) {}
}
