package dev.tandem.scheduling.booking;

import dev.tandem.kernel.time.Ids;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/** Identifies a booking, also as the UID of its calendar entry. */
public record BookingId(UUID value) implements Identifier {

  static BookingId create() {
    return new BookingId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
