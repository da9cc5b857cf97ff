package dev.tandem.scheduling.process;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.attendance.Strikes;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingAccess;
import dev.tandem.scheduling.booking.BookingConflicts;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingTransitions;
import dev.tandem.scheduling.booking.ProcessStep;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.meeting.Meetings;
import dev.tandem.scheduling.offering.BookingProperties;
import dev.tandem.scheduling.seat.SeatAllocation;
import dev.tandem.scheduling.slot.SlotCatalog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
  private final Strikes strikes;
  private final Meetings meetings;
  private final BookingProperties properties;
  private final Clock clock;

  RescheduleService(
      BookingAccess bookingAccess,
      SlotCatalog slotCatalog,
      ExpiredHoldCleanup expiredHoldCleanup,
      SeatAllocation seatAllocation,
      BookingConflicts conflicts,
      BookingTransitions transitions,
      Strikes strikes,
      Meetings meetings,
      BookingProperties properties,
      Clock clock) {
    this.bookingAccess = bookingAccess;
    this.slotCatalog = slotCatalog;
    this.expiredHoldCleanup = expiredHoldCleanup;
    this.seatAllocation = seatAllocation;
    this.conflicts = conflicts;
    this.transitions = transitions;
    this.strikes = strikes;
    this.meetings = meetings;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * The next starts that {@link #reschedule} accepts.
   *
   * @throws Problem 409 when the session can no longer be moved
   */
  public List<Instant> findChoices(BookingId id, Caller caller) {
    var booking = bookingAccess.find(id, caller);
    var by = BookingAccess.partyOf(booking, caller);
    var now = clock.instant();
    requireMovable(booking, by, now);
    var slot = booking.slot();
    var earliest = booking.earliestMove(by, properties.moveNotice(), now);
    var length = Duration.between(slot.startsAt(), slot.endsAt());
    var others = conflicts.findOthers(booking, now);
    return slotCatalog.findNextStarts(slot, 0, now).stream()
        .filter(start -> !start.isBefore(earliest) && !start.equals(slot.startsAt()))
        .filter(start -> others.stream().noneMatch(it -> it.overlaps(start, start.plus(length))))
        .toList();
  }

  /**
   * @throws Problem 409 when the slot is taken, the session has started or was moved too often
   */
  @Transactional
  public Booking reschedule(BookingId id, Caller caller, Instant startsAt) {
    var booking = bookingAccess.lock(id, caller);
    var by = BookingAccess.partyOf(booking, caller);
    var now = clock.instant();
    requireMovable(booking, by, now);
    requireNotice(booking, by, startsAt, now);
    var old = booking.slot();
    var wanted = slotCatalog.describeMove(old, startsAt, 0);
    expiredHoldCleanup.expireBlocking(wanted, booking.menteeId(), now);
    if (conflicts.isMenteeBusy(booking.menteeId(), wanted, id)) {
      throw menteeBusy();
    }
    var session = seatAllocation.exchange(old, wanted, booking.menteeId());
    var moved =
        booking.rescheduleTo(old.rescheduledTo(session, startsAt, wanted.endsAt()), by, now);
    meetings.removeExceptionOf(id, now);
    var note = "Moved to " + startsAt + " by " + by;
    if (by == Party.MENTOR && isShort(old.startsAt(), startsAt, now)) {
      strikes.add(booking, "Moved a session at short notice", now);
    }
    try {
      return transitions.apply(
          ProcessStep.MOVE, moved, note, now, events -> events.rescheduled(by));
    } catch (DataIntegrityViolationException e) {
      throw menteeBusy();
    }
  }

  private static void requireMovable(Booking booking, Party by, Instant now) {
    if (booking.slot().hasBegun(now)) {
      throw Problem.conflict(
          "session-begun", "The session has started and can no longer be moved.");
    }
    booking.requireReschedulable(by);
  }

  private void requireNotice(Booking booking, Party by, Instant startsAt, Instant now) {
    if (booking.slot().startsAt().equals(startsAt)) {
      throw Problem.refused("same-slot", "The session already starts at that time.");
    }
    if (startsAt.isBefore(booking.earliestMove(by, properties.moveNotice(), now))) {
      throw Problem.refused(
          "move-too-short",
          by == Party.MENTEE
              ? "This time is too soon: the mentor needs more notice. Choose a later one."
              : "A session can only be moved to an earlier time that leaves the mentee enough notice. Choose a later one.");
    }
  }

  /** Whether the mentee learns of the move shortly before the old start or the new one. */
  private boolean isShort(Instant oldStart, Instant newStart, Instant now) {
    var first = oldStart.isBefore(newStart) ? oldStart : newStart;
    return first.isBefore(now.plus(properties.moveNotice()));
  }

  private static Problem menteeBusy() {
    return Problem.conflict("mentee-busy", "The mentee has another session at that time.");
  }
}
