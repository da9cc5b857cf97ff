package dev.tandem.scheduling.process;

import dev.tandem.scheduling.booking.BookingConflicts;
import dev.tandem.scheduling.slot.RequestedSlot;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;

/** Expires holds that block a slot, in case the scheduler has not yet reached them. */
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
        .lockExpiredHolds(wanted, mentee, now)
        .forEach(hold -> bookingExpiry.expire(hold, BookingExpiry.HOLD_EXPIRED_REASON, now));
  }
}
