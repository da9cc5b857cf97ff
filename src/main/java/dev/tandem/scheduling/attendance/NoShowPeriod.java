package dev.tandem.scheduling.attendance;

import dev.tandem.scheduling.offering.BookingProperties;
import dev.tandem.scheduling.slot.BookedSlot;
import java.time.Instant;
import org.jmolecules.ddd.annotation.ValueObject;

/** The time in which a no-show can be reported, both ends included. */
@ValueObject
public record NoShowPeriod(Instant from, Instant until) {

  public static NoShowPeriod of(BookedSlot slot, BookingProperties properties) {
    return new NoShowPeriod(
        slot.startsAt().plus(properties.noShowFrom()),
        slot.endsAt().plus(properties.noShowWindow()));
  }

  public boolean contains(Instant time) {
    return !time.isBefore(from) && !time.isAfter(until);
  }
}
