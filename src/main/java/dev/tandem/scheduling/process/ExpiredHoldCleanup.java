package dev.tandem.scheduling.process;

import dev.tandem.scheduling.booking.Bookings;
import dev.tandem.scheduling.slot.RequestedSlot;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;

/** A hold that has run out is never in anyone's way, even before its due time was acted on. */
@Service
class ExpiredHoldCleanup {

  private final Bookings bookings;
  private final BookingExpiry bookingExpiry;

  ExpiredHoldCleanup(Bookings bookings, BookingExpiry bookingExpiry) {
    this.bookings = bookings;
    this.bookingExpiry = bookingExpiry;
  }

  void expireBlocking(RequestedSlot wanted, UUID mentee, Instant now) {
    bookings
        .lockExpiredHolds(wanted, mentee, now)
        .forEach(it -> bookingExpiry.expire(it, BookingExpiry.HOLD_EXPIRED_REASON, now));
  }
}
