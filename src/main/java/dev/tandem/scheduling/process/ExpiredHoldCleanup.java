package dev.tandem.scheduling.process;

import dev.tandem.scheduling.booking.BookingConflicts;
import dev.tandem.scheduling.booking.BookingProcess;
import dev.tandem.scheduling.booking.BookingStatus;
import dev.tandem.scheduling.slot.RequestedSlot;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;

/** Expires bookings that block a slot but have run out, before the scheduler reaches them. */
@Service
class ExpiredHoldCleanup {

  private final BookingConflicts conflicts;
  private final BookingExpiry bookingExpiry;

  ExpiredHoldCleanup(BookingConflicts conflicts, BookingExpiry bookingExpiry) {
    this.conflicts = conflicts;
    this.bookingExpiry = bookingExpiry;
  }

  void expireBlocking(RequestedSlot wanted, UUID mentee, Instant now) {
    conflicts
        .lockExpired(wanted, mentee, now)
        .forEach(expired -> bookingExpiry.expire(expired, reasonFor(expired.status()), now));
  }

  private static String reasonFor(BookingStatus status) {
    return status == BookingStatus.PENDING
        ? BookingProcess.APPROVAL_EXPIRED_REASON
        : BookingProcess.HOLD_EXPIRED_REASON;
  }
}
