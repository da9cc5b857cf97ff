package dev.tandem.scheduling.process;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingAccess;
import dev.tandem.scheduling.booking.BookingConflicts;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingTransitions;
import dev.tandem.scheduling.booking.ProcessStep;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.seat.SeatAllocation;
import dev.tandem.scheduling.slot.SlotCatalog;
import java.time.Clock;
import java.time.Instant;
import org.jmolecules.ddd.annotation.Service;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.annotation.Transactional;

/** Moves a session to another slot; the old slot is kept until the new one is taken. */
@Service
public class RescheduleService {

  private final BookingAccess bookingAccess;
  private final SlotCatalog slotCatalog;
  private final ExpiredHoldCleanup expiredHoldCleanup;
  private final SeatAllocation seatAllocation;
  private final BookingConflicts conflicts;
  private final BookingTransitions transitions;
  private final Clock clock;

  RescheduleService(
      BookingAccess bookingAccess,
      SlotCatalog slotCatalog,
      ExpiredHoldCleanup expiredHoldCleanup,
      SeatAllocation seatAllocation,
      BookingConflicts conflicts,
      BookingTransitions transitions,
      Clock clock) {
    this.bookingAccess = bookingAccess;
    this.slotCatalog = slotCatalog;
    this.expiredHoldCleanup = expiredHoldCleanup;
    this.seatAllocation = seatAllocation;
    this.conflicts = conflicts;
    this.transitions = transitions;
    this.clock = clock;
  }

  /**
   * @throws Problem 409 when the slot is taken, the session has started or was moved too often
   */
  @Transactional
  public Booking reschedule(BookingId id, Caller caller, Instant startsAt) {
    var booking = bookingAccess.lock(id, caller);
    var by = BookingAccess.partyOf(booking, caller);
    var now = clock.instant();
    requireMovable(booking, by, startsAt, now);
    var old = booking.slot();
    var wanted = slotCatalog.describe(old.offeringId(), startsAt);
    expiredHoldCleanup.expireBlocking(wanted, booking.menteeId(), now);
    if (conflicts.isMenteeBusy(booking.menteeId(), wanted, id)) {
      throw menteeBusy();
    }
    var session = seatAllocation.exchange(old, wanted, booking.menteeId());
    var moved =
        booking.rescheduleTo(old.rescheduledTo(session, startsAt, wanted.endsAt()), by, now);
    var note = "Moved to " + startsAt + " by " + by;
    try {
      return transitions.apply(
          ProcessStep.MOVE, moved, note, now, events -> events.rescheduled(by));
    } catch (DataIntegrityViolationException e) {
      throw menteeBusy();
    }
  }

  private static void requireMovable(Booking booking, Party by, Instant startsAt, Instant now) {
    if (booking.slot().hasBegun(now)) {
      throw Problem.conflict(
          "session-begun", "The session has started and can no longer be moved.");
    }
    if (booking.slot().startsAt().equals(startsAt)) {
      throw Problem.refused("same-slot", "The session already starts at that time.");
    }
    booking.requireReschedulable(by);
  }

  private static Problem menteeBusy() {
    return Problem.conflict("mentee-busy", "The mentee has another session at that time.");
  }
}
