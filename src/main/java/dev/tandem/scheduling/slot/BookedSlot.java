package dev.tandem.scheduling.slot;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What was booked and when.
 *
 * @param title the offering's, as it stood
 * @param zone the mentor's, as it stood
 */
@ValueObject
public record BookedSlot(
    SessionId session,
    UUID mentorId,
    UUID offeringId,
    String title,
    Instant startsAt,
    Instant endsAt,
    ZoneId zone) {

  public BookedSlot rescheduledTo(SessionId other, Instant start, Instant end) {
    return new BookedSlot(other, mentorId, offeringId, title, start, end, zone);
  }

  public boolean hasBegun(Instant now) {
    return !now.isBefore(startsAt);
  }

  public boolean hasEnded(Instant now) {
    return !now.isBefore(endsAt);
  }
}
