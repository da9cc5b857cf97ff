package dev.tandem.scheduling.booking;

import dev.tandem.kernel.web.Problem;
import java.util.Locale;
import java.util.Set;

/** The life cycle of a booking, from hold to completion. */
public enum BookingStatus {
  /** The slot is held while the payment is being confirmed. */
  HELD,
  /** Paid; the mentor has to approve. */
  PENDING,
  CONFIRMED,
  COMPLETED,
  /** The mentee or the mentor was reported absent. */
  NO_SHOW,
  CANCELLED,
  /** The payment failed, or the time to pay or to approve ran out. */
  EXPIRED;

  /**
   * A disputed no-show may be resolved as a completed session, a completed session be reported as a
   * no-show, and a settled no-show be opened again.
   */
  Set<BookingStatus> allowedNext() {
    return switch (this) {
      case HELD -> Set.of(PENDING, CONFIRMED, EXPIRED, CANCELLED);
      case PENDING -> Set.of(CONFIRMED, EXPIRED, CANCELLED);
      case CONFIRMED -> Set.of(COMPLETED, NO_SHOW, CANCELLED);
      case NO_SHOW -> Set.of(COMPLETED, NO_SHOW);
      case COMPLETED -> Set.of(NO_SHOW);
      case CANCELLED, EXPIRED -> Set.of();
    };
  }

  /**
   * @throws Problem 409 when the life cycle does not allow it
   */
  void requireTransitionTo(BookingStatus next) {
    if (!allowedNext().contains(next)) {
      throw Problem.conflict(
          "booking-" + label(),
          "This booking is " + label() + " and cannot become " + next.label() + ".");
    }
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the booking occupies the mentor's and the mentee's time. */
  public boolean isBlocking() {
    return switch (this) {
      case HELD, PENDING, CONFIRMED -> true;
      case COMPLETED, NO_SHOW, CANCELLED, EXPIRED -> false;
    };
  }
}
