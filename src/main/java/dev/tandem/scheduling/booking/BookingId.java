package dev.tandem.scheduling.booking;

import dev.tandem.kernel.time.Ids;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/** Names a booking, in its iCalendar UID too. */
@ValueObject
public record BookingId(UUID value) {

  static BookingId create() {
    return new BookingId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
