package dev.tandem.scheduling.process;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.attendance.Strikes;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingAccess;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingStatus;
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
  private final BookingTransitions transitions;
  private final SeatAllocation seatAllocation;
  private final Strikes strikes;
  private final Clock clock;

  CancellationService(
      BookingAccess bookingAccess,
      BookingTransitions transitions,
      SeatAllocation seatAllocation,
      Strikes strikes,
      Clock clock) {
    this.bookingAccess = bookingAccess;
    this.transitions = transitions;
    this.seatAllocation = seatAllocation;
    this.strikes = strikes;
    this.clock = clock;
  }

  /**
   * @throws Problem 409 when the booking can no longer be cancelled
   */
  public Refund preview(BookingId id, Caller caller) {
    var booking = bookingAccess.find(id, caller);
    return calculateRefund(booking, BookingAccess.partyOf(booking, caller), clock.instant());
  }

  /**
   * @param previewed the refund that the caller was shown
   * @throws Problem 409 when the refund has changed since, or the booking can no longer be
   *     cancelled
   */
  @Transactional
  public Booking cancel(BookingId id, Caller caller, Money previewed, @Nullable String reason) {
    var booking = bookingAccess.lock(id, caller);
    var by = BookingAccess.partyOf(booking, caller);
    var now = clock.instant();
    var refund = calculateRefund(booking, by, now);
    if (!refund.amount().equals(previewed)) {
      throw Problem.conflict(
          "refund-changed",
          "The refund is now "
              + refund.amount()
              + ", not "
              + previewed
              + ". Review it and cancel again.");
    }
    return cancel(booking, by, refund, reason, now);
  }

  private Booking cancel(
      Booking booking, Party by, Refund refund, @Nullable String reason, Instant now) {
    var strike = by != Party.MENTEE && booking.status() == BookingStatus.CONFIRMED;
    var cancelled =
        transitions.apply(
            ProcessStep.RELEASE,
            booking.cancel(reason == null || reason.isBlank() ? defaultReason(by) : reason.strip()),
            defaultReason(by) + " Refund: " + refund.amount(),
            now,
            events -> events.cancelled(by, refund, strike));
    if (strike) {
      strikes.add(booking, "Cancelled a confirmed session", now);
    }
    if (by == Party.MENTEE) {
      seatAllocation.release(booking.slot());
    } else {
      seatAllocation.releaseWithoutOffer(booking.slot());
    }
    return cancelled;
  }

  private static Refund calculateRefund(Booking booking, Party by, Instant now) {
    if (!booking.status().isBlocking()) {
      throw Problem.conflict("not-cancellable", "This booking can no longer be cancelled.");
    }
    if (booking.status() == BookingStatus.CONFIRMED && booking.slot().hasBegun(now)) {
      throw Problem.conflict(
          "session-begun",
          "The session has started. If someone did not attend, report a no-show instead.");
    }
    return booking.refundIfCancelled(by, now);
  }

  private static String defaultReason(Party by) {
    return switch (by) {
      case MENTEE -> "Cancelled by the mentee.";
      case MENTOR -> "Cancelled by the mentor.";
      case PLATFORM -> "Cancelled by Tandem.";
    };
  }
}
