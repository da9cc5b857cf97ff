package dev.tandem.scheduling.booking;

import dev.tandem.kernel.web.Problem;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The place of a booking in a list, in a form that says nothing to whoever passes it on. */
record BookingCursor(Instant startsAt, UUID id) {

  private static final int BYTES = 28;
  private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

  static BookingCursor of(Booking booking) {
    return new BookingCursor(booking.slot().startsAt(), booking.id().value());
  }

  /**
   * @throws Problem 400 for anything that is not a cursor
   */
  static @Nullable BookingCursor parse(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text.strip()));
      if (bytes.remaining() == BYTES) {
        var at = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
        if (!at.isBefore(Instant.EPOCH) && at.isBefore(LATEST)) {
          return new BookingCursor(at, new UUID(bytes.getLong(), bytes.getLong()));
        }
      }
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      // reported below
    }
    throw Problem.malformed("after must be what next said on the page before.");
  }

  @Override
  public String toString() {
    var bytes = ByteBuffer.allocate(BYTES);
    bytes.putLong(startsAt.getEpochSecond()).putInt(startsAt.getNano());
    bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }
}
