package dev.tandem.scheduling.process;

import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingProcess;
import dev.tandem.scheduling.booking.BookingStatus;
import dev.tandem.scheduling.booking.Refund;
import dev.tandem.scheduling.events.Party;
import java.time.Instant;

/** A cancellation by one party, with the refund that it would give now. */
public record Cancellation(Booking booking, Party by, Refund refund) {

  /**
   * @throws Problem 409 when the booking can no longer be cancelled
   */
  static Cancellation of(Booking booking, BookingProcess process, Party by, Instant now) {
    if (!booking.status().isBlocking() || process.hasRunOut(now)) {
      throw Problem.conflict("not-cancellable", "This booking can no longer be cancelled.");
    }
    if (booking.status() == BookingStatus.CONFIRMED && booking.slot().hasBegun(now)) {
      throw Problem.conflict(
          "session-begun",
          "The session has started. If someone did not attend, report a no-show instead.");
    }
    return new Cancellation(booking, by, booking.refundIfCancelled(by, now));
  }

  /**
   * @throws Problem 409 when the refund is not the one that the caller was shown
   */
  void requireRefund(Money previewed) {
    if (!refund.amount().equals(previewed)) {
      throw Problem.conflict(
          "refund-changed",
          "The refund is now %s, not %s. Review it and cancel again."
              .formatted(refund.amount(), previewed));
    }
  }

  /** Whether it counts against the mentor: a confirmed session that not the mentee cancels. */
  public boolean isStrike() {
    return by != Party.MENTEE && booking.status() == BookingStatus.CONFIRMED;
  }

  /** What happens, as a sentence. */
  String event() {
    return switch (by) {
      case MENTEE -> "Cancelled by the mentee.";
      case MENTOR -> "Cancelled by the mentor.";
      case PLATFORM -> "Cancelled by Tandem.";
    };
  }
}
