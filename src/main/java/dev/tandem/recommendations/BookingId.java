package dev.tandem.recommendations;

import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/** Which booking. */
@ValueObject
public record BookingId(UUID value) implements Comparable<BookingId> {

  @Override
  public int compareTo(BookingId other) {
    return value.compareTo(other.value);
  }
}
