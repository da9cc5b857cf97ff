package dev.tandem.scheduling;

import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;
import org.springframework.stereotype.Component;

/** A hold that has run out is never in anyone's way, even before its due time was acted on. */
@Service
@Component
class StaleHolds {

  private final Bookings bookings;
  private final BookingExpiry expiry;

  StaleHolds(Bookings bookings, BookingExpiry expiry) {
    this.bookings = bookings;
    this.expiry = expiry;
  }

  void clear(OpenSlot wanted, UUID mentee, Instant now) {
    bookings
        .lockStaleHolds(wanted, mentee, now)
        .forEach(it -> expiry.expire(it, BookingExpiry.HOLD_RAN_OUT, now));
  }
}
