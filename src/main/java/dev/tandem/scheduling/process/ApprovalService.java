package dev.tandem.scheduling.process;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingAccess;
import dev.tandem.scheduling.booking.BookingEvents;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingStatus;
import dev.tandem.scheduling.booking.BookingTransitions;
import dev.tandem.scheduling.booking.ProcessStep;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.seat.SeatAllocation;
import java.time.Clock;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/** The mentor's yes or no to a request that is already paid for. */
@Service
public class ApprovalService {

  private final BookingAccess bookingAccess;
  private final BookingTransitions transitions;
  private final SeatAllocation seatAllocation;
  private final Clock clock;

  ApprovalService(
      BookingAccess bookingAccess,
      BookingTransitions transitions,
      SeatAllocation seatAllocation,
      Clock clock) {
    this.bookingAccess = bookingAccess;
    this.transitions = transitions;
    this.seatAllocation = seatAllocation;
    this.clock = clock;
  }

  @Transactional
  public Booking decide(BookingId id, Caller caller, boolean approved, @Nullable String reason) {
    var booking = bookingAccess.lock(id, caller);
    if (BookingAccess.partyOf(booking, caller) == Party.MENTEE) {
      throw Problem.forbidden("The mentor approves or declines, not the mentee.");
    }
    if (booking.status() != BookingStatus.PENDING) {
      throw Problem.conflict("not-pending", "This booking does not wait for an approval.");
    }
    return approved ? approve(booking) : decline(booking, reason);
  }

  private Booking approve(Booking booking) {
    var now = clock.instant();
    var confirmed = booking.confirm();
    var fact = new BookingEvents(confirmed, now).confirmed();
    transitions.apply(ProcessStep.CONFIRM, confirmed, "The mentor agreed.", now, fact);
    return confirmed;
  }

  private Booking decline(Booking booking, @Nullable String reason) {
    var now = clock.instant();
    var why = reason == null || reason.isBlank() ? "The mentor declined." : reason.strip();
    var declined = booking.cancel(why);
    var refund = booking.refundIfCancelled(Party.MENTOR, now);
    var fact = new BookingEvents(declined, now).cancelled(Party.MENTOR, refund, false);
    transitions.apply(ProcessStep.RELEASE, declined, "The mentor declined.", now, fact);
    seatAllocation.release(booking.slot());
    return declined;
  }
}
