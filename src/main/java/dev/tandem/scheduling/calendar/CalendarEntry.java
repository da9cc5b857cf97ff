package dev.tandem.scheduling.calendar;

import dev.tandem.scheduling.booking.Meeting;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * A booking in a calendar.
 *
 * @param revision increases whenever the booking is rescheduled or cancelled
 * @param changedAt the time of the last change
 * @param meeting where it takes place; null unless it is confirmed
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
    Instant changedAt,
    @Nullable Meeting meeting) {

  boolean isOf(UUID member) {
    return member.equals(mentor) || member.equals(mentee);
  }
}
