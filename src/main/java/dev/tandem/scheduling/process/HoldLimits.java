package dev.tandem.scheduling.process;

import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.booking.BookingProcess;
import dev.tandem.scheduling.offering.BookingLimits;
import dev.tandem.scheduling.seat.Requesters;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bounds the slots that one mentee holds without having paid for them (decision 0023). */
@Component
class HoldLimits {

  private static final Duration UNPAID_WINDOW = Duration.ofHours(1);

  private final Requesters requesters;
  private final BookingLimits limits;
  private final JdbcClient jdbc;

  HoldLimits(Requesters requesters, BookingLimits limits, JdbcClient jdbc) {
    this.requesters = requesters;
    this.limits = limits;
    this.jdbc = jdbc;
  }

  /** Lets the mentee's other requests wait until the end of the transaction. */
  void lock(UUID mentee) {
    requesters.lock(mentee);
  }

  /**
   * @throws Problem 409 when the mentee holds too many slots, or has left too many unpaid
   */
  void requireRoom(UUID mentee, UUID mentor, Instant now) {
    var count = count(mentee, mentor, now);
    if (count.held() >= limits.holds()) {
      throw tooMany("You already hold %s slots that are not paid for yet.".formatted(count.held()));
    }
    if (count.heldOfMentor() >= limits.holdsPerMentor()) {
      throw tooMany(
          "You already hold %s slots of this mentor that are not paid for yet."
              .formatted(count.heldOfMentor()));
    }
    if (count.unpaid() >= limits.unpaidPerHour()) {
      throw Problem.conflict(
          "too-many-holds",
          "%s of your bookings were not paid for within the last hour. Try again later."
              .formatted(count.unpaid()));
    }
  }

  private Count count(UUID mentee, UUID mentor, Instant now) {
    return jdbc.sql(
            """
            select count(*) filter (where is_held) as held,
              count(*) filter (where is_held and mentor_id = :mentor) as held_of_mentor,
              count(*) filter (where held_at > :since and not is_held
                and (status = 'HELD' or reason <> :unanswered)) as unpaid
            from (select b.*, status = 'HELD' and hold_expires_at > :now as is_held
              from scheduling.booking b
              where mentee_id = :mentee and status in ('HELD', 'EXPIRED')) bookings
            """)
        .param("mentee", mentee)
        .param("mentor", mentor)
        .param("now", now)
        .param("since", now.minus(UNPAID_WINDOW))
        .param("unanswered", BookingProcess.APPROVAL_EXPIRED_REASON)
        .query(Count.class)
        .single();
  }

  private static Problem tooMany(String sentence) {
    return Problem.conflict(
        "too-many-holds", sentence + " Wait until they are confirmed, or cancel one.");
  }

  record Count(int held, int heldOfMentor, int unpaid) {}
}
