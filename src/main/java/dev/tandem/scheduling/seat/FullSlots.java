package dev.tandem.scheduling.seat;

import dev.tandem.scheduling.slot.BusyTimes;
import dev.tandem.scheduling.slot.RequestedSlot;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a mentee finds who asks for a slot: whether it is full, theirs already, or kept for them.
 */
@Component
public class FullSlots {

  /** The booking of {@code :mentee} of {@code :offering} at {@code :start} that has not run out. */
  public static final String BOOKED =
      """
      select b.id from scheduling.booking b
        join scheduling.booking_process p on p.booking_id = b.id
      where b.mentee_id = :mentee and b.offering_id = :offering and b.starts_at = :start
        and b.blocking and not (b.status = 'HELD' and b.hold_expires_at <= :now)
        and not (b.status = 'PENDING' and p.due_at <= :now)
      """;

  /**
   * Whether {@code :mentee} waits for the slot, or an offer that has run out keeps a seat of {@code
   * :mentor} between {@code :from} and {@code :until}.
   */
  public static final String WAITED_FOR =
      """
      (exists (select from scheduling.waitlist
          where offering_id = :offering and starts_at = :start and mentee_id = :mentee
            and status in ('WAITING', 'OFFERED'))
        or exists (select from scheduling.session s
            join scheduling.waitlist w on w.session_id = s.id and w.status = 'OFFERED'
          where s.mentor_id = :mentor and s.blocking and s.occupies && tstzrange(:from, :until)
            and w.offered_until <= :now))
      """;

  private final BusyTimes busyTimes;
  private final Waitlist waitlist;
  private final JdbcClient jdbc;

  FullSlots(BusyTimes busyTimes, Waitlist waitlist, JdbcClient jdbc) {
    this.busyTimes = busyTimes;
    this.waitlist = waitlist;
    this.jdbc = jdbc;
  }

  public SlotState find(RequestedSlot slot, UUID mentee, Instant now) {
    return new SlotState(
        findBooking(slot, mentee, now).orElse(null),
        findOffer(slot.offeringId(), slot.startsAt(), mentee, now).orElse(null),
        isFull(slot),
        !slot.startsAt().isAfter(now));
  }

  /** Whether a session of this offering at this start exists and has no free seat. */
  public boolean isFull(RequestedSlot slot) {
    return busyTimes.find(Set.of(slot.mentorId()), slot.startsAt(), slot.endsAt(), null).stream()
        .anyMatch(busy ->
            busy.offering().equals(slot.offeringId())
                && busy.startsAt().equals(slot.startsAt())
                && busy.seatsLeft() <= 0);
  }

  /** Until when a seat is kept for the mentee, if one is. */
  public Optional<Instant> findOffer(UUID offering, Instant startsAt, UUID mentee, Instant now) {
    return waitlist.findOffer(offering, startsAt, mentee, now);
  }

  /** The mentee's own booking of this slot, if it has not run out. */
  public Optional<UUID> findBooking(RequestedSlot slot, UUID mentee, Instant now) {
    return jdbc.sql(BOOKED)
        .param("mentee", mentee)
        .param("offering", slot.offeringId())
        .param("start", slot.startsAt())
        .param("now", now)
        .query(UUID.class)
        .optional();
  }
}
