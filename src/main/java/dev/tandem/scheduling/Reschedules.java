package dev.tandem.scheduling;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Problem;
import java.time.Clock;
import java.time.Instant;
import org.jmolecules.ddd.annotation.Service;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves a session: the old slot is kept until the new one is taken. */
@Service
@Component
class Reschedules {

  private final Parties parties;
  private final OpenSlots slots;
  private final StaleHolds staleHolds;
  private final Seats seats;
  private final Bookings bookings;
  private final Steps steps;
  private final Clock clock;

  Reschedules(
      Parties parties,
      OpenSlots slots,
      StaleHolds staleHolds,
      Seats seats,
      Bookings bookings,
      Steps steps,
      Clock clock) {
    this.parties = parties;
    this.slots = slots;
    this.staleHolds = staleHolds;
    this.seats = seats;
    this.bookings = bookings;
    this.steps = steps;
    this.clock = clock;
  }

  /**
   * @throws Problem 409 when the slot is taken, the session has begun or was moved too often
   */
  @Transactional
  Booking move(BookingId id, Caller caller, Instant startsAt) {
    var booking = parties.lock(id, caller);
    var by = Parties.of(booking, caller);
    var now = clock.instant();
    requireMovable(booking, startsAt, now);
    var old = booking.slot();
    booking.moveTo(old, by, now);
    var wanted = slots.describe(old.offeringId(), startsAt);
    staleHolds.clear(wanted, booking.menteeId(), now);
    if (bookings.isBusy(booking.menteeId(), wanted, id)) {
      throw busy();
    }
    var session = seats.change(old, wanted, booking.menteeId());
    var moved = booking.moveTo(old.movedTo(session, startsAt, wanted.endsAt()), by, now);
    var fact = new BookingFacts(moved, now).rescheduled(by);
    try {
      steps.take(Step.MOVE, moved, "Moved to " + startsAt + " by " + by, now, fact);
    } catch (DataIntegrityViolationException e) {
      throw busy();
    }
    return moved;
  }

  private static void requireMovable(Booking booking, Instant startsAt, Instant now) {
    if (booking.slot().hasBegun(now)) {
      throw Problem.conflict("session-begun", "The session has begun and cannot be moved.");
    }
    if (booking.slot().startsAt().equals(startsAt)) {
      throw Problem.refused("same-slot", "The session is at that time already.");
    }
  }

  private static Problem busy() {
    return Problem.conflict("mentee-busy", "The mentee has another session at that time.");
  }
}
