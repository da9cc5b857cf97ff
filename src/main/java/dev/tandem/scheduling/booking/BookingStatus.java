package dev.tandem.scheduling.booking;

import java.util.Set;

/** Where a booking is in its life. */
public enum BookingStatus {
  /** A slot is kept while the money is being taken. */
  HELD,
  /** Paid for; the mentor has to agree. */
  PENDING,
  CONFIRMED,
  COMPLETED,
  /** Someone is said not to have come. */
  NO_SHOW,
  CANCELLED,
  /** The hold or the request for approval ran out, or the money could not be taken. */
  EXPIRED;

  /** What may come next. A contested no-show may turn out to have been a session. */
  Set<BookingStatus> allowedNext() {
    return switch (this) {
      case HELD -> Set.of(PENDING, CONFIRMED, EXPIRED, CANCELLED);
      case PENDING -> Set.of(CONFIRMED, EXPIRED, CANCELLED);
      case CONFIRMED -> Set.of(COMPLETED, NO_SHOW, CANCELLED);
      case NO_SHOW -> Set.of(COMPLETED);
      case COMPLETED, CANCELLED, EXPIRED -> Set.of();
    };
  }

  /** Keeps the mentor's and the mentee's time from others. */
  public boolean isBlocking() {
    return switch (this) {
      case HELD, PENDING, CONFIRMED -> true;
      case COMPLETED, NO_SHOW, CANCELLED, EXPIRED -> false;
    };
  }
}
