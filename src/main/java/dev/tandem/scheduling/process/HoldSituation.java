package dev.tandem.scheduling.process;

import dev.tandem.scheduling.booking.BookingConflicts;
import dev.tandem.scheduling.booking.BookingProcess;
import dev.tandem.scheduling.seat.FullSlots;
import dev.tandem.scheduling.slot.RequestedSlot;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds out in one statement what a mentee already has, and what may be in the way of a hold. */
@Component
class HoldSituation {

  private static final Duration UNPAID_WINDOW = Duration.ofHours(1);

  /** A hold that counts has not run out, or was made within the last hour. */
  private static final String READ =
      """
      select count(*) filter (where is_held) as held,
        count(*) filter (where is_held and mentor_id = :mentor) as held_of_mentor,
        count(*) filter (where held_at > :since and not is_held
          and (status = 'HELD' or reason <> :unanswered)) as unpaid,
        exists (%s) as booked, exists (%s) as run_out, %s as waited_for
      from (select b.*, status = 'HELD' and hold_expires_at > :now as is_held
        from scheduling.booking b
        where mentee_id = :mentee and status in ('HELD', 'EXPIRED')
          and hold_expires_at > :since) recent
      """
          .formatted(FullSlots.BOOKED, BookingConflicts.RUN_OUT, FullSlots.WAITED_FOR);

  private final JdbcClient jdbc;

  HoldSituation(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param held slots that the mentee holds
   * @param heldOfMentor those of this mentor
   * @param unpaid holds of the last hour that ended without a payment
   * @param booked whether the mentee has booked this slot
   * @param runOut whether a hold or a request of either side has run out and still blocks a slot
   * @param waitedFor whether a waiting list of the slot or an offer in its way has to be looked at
   */
  record Situation(
      int held, int heldOfMentor, int unpaid, boolean booked, boolean runOut, boolean waitedFor) {}

  Situation find(RequestedSlot slot, UUID mentee, Instant now) {
    return jdbc.sql(READ)
        .param("mentee", mentee)
        .param("mentor", slot.mentorId())
        .param("offering", slot.offeringId())
        .param("start", slot.startsAt())
        .param("from", slot.blockedFrom())
        .param("until", slot.blockedUntil())
        .param("now", now)
        .param("since", now.minus(UNPAID_WINDOW))
        .param("unanswered", BookingProcess.APPROVAL_EXPIRED_REASON)
        .query(Situation.class)
        .single();
  }
}
