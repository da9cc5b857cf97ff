package dev.tandem.scheduling.process;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingAccess;
import dev.tandem.scheduling.booking.BookingEvents;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingProcesses;
import dev.tandem.scheduling.booking.BookingStatus;
import dev.tandem.scheduling.booking.BookingTransitions;
import dev.tandem.scheduling.booking.ProcessStep;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.seat.SeatAllocation;
import java.time.Clock;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/** Approves or declines a booking that is paid and waits for the mentor. */
@Service
public class ApprovalService {

  private final BookingAccess bookingAccess;
  private final BookingProcesses bookingProcesses;
  private final BookingTransitions transitions;
  private final SeatAllocation seatAllocation;
  private final Clock clock;

  ApprovalService(
      BookingAccess bookingAccess,
      BookingProcesses bookingProcesses,
      BookingTransitions transitions,
      SeatAllocation seatAllocation,
      Clock clock) {
    this.bookingAccess = bookingAccess;
    this.bookingProcesses = bookingProcesses;
    this.transitions = transitions;
    this.seatAllocation = seatAllocation;
    this.clock = clock;
  }

  /**
   * @throws Problem 403 for the mentee, 409 when the booking does not wait for approval any more
   */
  @Transactional
  public Booking decide(BookingId id, Caller caller, boolean approved, @Nullable String reason) {
    var booking = bookingAccess.lock(id, caller);
    if (BookingAccess.partyOf(booking, caller) == Party.MENTEE) {
      throw Problem.forbidden("Only the mentor can approve or decline a booking.");
    }
    if (booking.status() != BookingStatus.PENDING) {
      throw Problem.conflict("not-pending", "This booking is not waiting for approval.");
    }
    if (bookingProcesses.find(id).hasRunOut(clock.instant())) {
      throw Problem.conflict(
          "approval-too-late",
          "The time to answer this request is over. The mentee gets the full price back.");
    }
    return approved ? approve(booking) : decline(booking, reason);
  }

  private Booking approve(Booking booking) {
    return transitions.apply(
        ProcessStep.CONFIRM,
        booking.confirm(),
        "The mentor approved.",
        clock.instant(),
        BookingEvents::confirmed);
  }

  private Booking decline(Booking booking, @Nullable String reason) {
    var now = clock.instant();
    var refund = booking.refundIfCancelled(Party.MENTOR, now);
    var declined =
        transitions.apply(
            ProcessStep.RELEASE,
            booking.cancel(ReasonText.describe("The mentor declined.", reason)),
            "The mentor declined.",
            now,
            events -> events.cancelled(Party.MENTOR, refund, false));
    seatAllocation.release(booking.slot());
    return declined;
  }
}
