package dev.tandem.scheduling.calendar;

import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A booking in a calendar.
 *
 * @param revision grows whenever the booking is moved or cancelled
 * @param changedAt of that revision
 */
@ValueObject
public record CalendarEntry(
    UUID booking,
    int revision,
    UUID mentor,
    UUID mentee,
    UUID offering,
    Instant startsAt,
    Instant endsAt,
    CalendarStatus status,
    Instant changedAt) {

  /** What a calendar makes of a booking's status. */
  public enum CalendarStatus {
    TENTATIVE,
    CONFIRMED,
    CANCELLED
  }
}
