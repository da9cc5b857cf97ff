package dev.tandem.scheduling.process;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.attendance.Strikes;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingAccess;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingProcesses;
import dev.tandem.scheduling.booking.BookingTransitions;
import dev.tandem.scheduling.booking.ProcessStep;
import dev.tandem.scheduling.booking.Refund;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.seat.SeatAllocation;
import java.time.Clock;
import java.time.Instant;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/** Previews the refund of a cancellation, and cancels for exactly that refund. */
@Service
public class CancellationService {

  private final BookingAccess bookingAccess;
  private final BookingProcesses bookingProcesses;
  private final BookingTransitions transitions;
  private final SeatAllocation seatAllocation;
  private final Strikes strikes;
  private final Clock clock;

  CancellationService(
      BookingAccess bookingAccess,
      BookingProcesses bookingProcesses,
      BookingTransitions transitions,
      SeatAllocation seatAllocation,
      Strikes strikes,
      Clock clock) {
    this.bookingAccess = bookingAccess;
    this.bookingProcesses = bookingProcesses;
    this.transitions = transitions;
    this.seatAllocation = seatAllocation;
    this.strikes = strikes;
    this.clock = clock;
  }

  /**
   * @throws Problem 409 when the booking can no longer be cancelled
   */
  public Refund preview(BookingId id, Caller caller) {
    return prepare(id, caller).refund();
  }

  /**
   * @throws Problem 409 when the booking can no longer be cancelled
   */
  public Cancellation prepare(BookingId id, Caller caller) {
    return cancellation(bookingAccess.find(id, caller), caller, clock.instant());
  }

  /**
   * @param previewed the refund that the caller was shown
   * @throws Problem 409 when the refund has changed since, or the booking can no longer be
   *     cancelled
   */
  @Transactional
  public Booking cancel(BookingId id, Caller caller, Money previewed, @Nullable String reason) {
    var booking = bookingAccess.lock(id, caller);
    var now = clock.instant();
    var cancellation = cancellation(booking, caller, now);
    cancellation.requireRefund(previewed);
    return apply(cancellation, reason, now);
  }

  private Cancellation cancellation(Booking booking, Caller caller, Instant now) {
    var process = bookingProcesses.find(booking.id());
    return Cancellation.of(booking, process, BookingAccess.partyOf(booking, caller), now);
  }

  private Booking apply(Cancellation cancellation, @Nullable String reason, Instant now) {
    var booking = cancellation.booking();
    var by = cancellation.by();
    var refund = cancellation.refund();
    var cancelled =
        transitions.apply(
            ProcessStep.RELEASE,
            booking.cancel(ReasonText.describe(cancellation.event(), reason)),
            cancellation.event() + " Refund: " + refund.amount(),
            now,
            events -> events.cancelled(by, refund, cancellation.isStrike()));
    if (cancellation.isStrike()) {
      strikes.add(booking, "Cancelled a confirmed session", now);
    }
    if (by == Party.MENTEE) {
      seatAllocation.release(booking.slot());
    } else {
      seatAllocation.releaseWithoutOffer(booking.slot());
    }
    return cancelled;
  }
}
