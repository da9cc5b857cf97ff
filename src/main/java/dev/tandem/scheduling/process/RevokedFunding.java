package dev.tandem.scheduling.process;

import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingStatus;
import dev.tandem.scheduling.booking.BookingTransitions;
import dev.tandem.scheduling.booking.Bookings;
import dev.tandem.scheduling.booking.ProcessStep;
import dev.tandem.scheduling.booking.Refund;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.funding.FundingRevoked;
import dev.tandem.scheduling.offering.CancellationPolicy;
import dev.tandem.scheduling.seat.SeatAllocation;
import java.time.Clock;
import java.time.Instant;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Cancels sessions that have not begun and whose payment was taken back. */
@Component
class RevokedFunding {

  private final Bookings bookings;
  private final BookingTransitions transitions;
  private final SeatAllocation seatAllocation;
  private final Clock clock;

  RevokedFunding(
      Bookings bookings,
      BookingTransitions transitions,
      SeatAllocation seatAllocation,
      Clock clock) {
    this.bookings = bookings;
    this.transitions = transitions;
    this.seatAllocation = seatAllocation;
    this.clock = clock;
  }

  @ApplicationModuleListener(id = "scheduling.cancel-bookings-without-payment")
  void on(FundingRevoked event) {
    var now = clock.instant();
    bookings
        .lock(new BookingId(event.bookingId()))
        .filter(booking -> isAhead(booking, now))
        .ifPresent(booking -> cancel(booking, event.reason(), now));
  }

  private static boolean isAhead(Booking booking, Instant now) {
    boolean takesPlace =
        booking.status() == BookingStatus.CONFIRMED && booking.slot().hasBegun(now);
    return booking.status().isBlocking() && !takesPlace;
  }

  /** Nothing of the price is kept, and nothing is refunded, since the bank has already done so. */
  private void cancel(Booking booking, String reason, Instant now) {
    var nothing = booking.terms().price().share(0);
    var refund = new Refund(CancellationPolicy.FULL_REFUND, nothing);
    transitions.apply(
        ProcessStep.RELEASE,
        booking.cancel(reason),
        reason,
        now,
        events -> events.cancelled(Party.PLATFORM, refund, false));
    seatAllocation.release(booking.slot());
  }
}
