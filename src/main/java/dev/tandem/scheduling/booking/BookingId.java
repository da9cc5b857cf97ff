package dev.tandem.scheduling.booking;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/** Names a booking, in its iCalendar UID too. */
@ValueObject
public record BookingId(UUID value) {

  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  static BookingId create() {
    return new BookingId(IDS.generate());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
