package dev.tandem.recommendations;

import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/** The id of a booking. */
public record BookingId(UUID value) implements Identifier, Comparable<BookingId> {

  @Override
  public int compareTo(BookingId other) {
    return value.compareTo(other.value);
  }
}
