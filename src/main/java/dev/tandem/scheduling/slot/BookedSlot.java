package dev.tandem.scheduling.slot;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;
import org.springframework.data.relational.core.mapping.Column;

/**
 * The offering and the time of a booking.
 *
 * @param title the offering's title at the time of booking
 * @param zone the mentor's time zone at the time of booking
 */
@ValueObject
public record BookedSlot(
    @Column("session_id") SessionId session,
    UUID mentorId,
    UUID offeringId,
    String title,
    Instant startsAt,
    Instant endsAt,
    ZoneId zone) {

  public BookedSlot rescheduledTo(SessionId newSession, Instant start, Instant end) {
    return new BookedSlot(newSession, mentorId, offeringId, title, start, end, zone);
  }

  public int minutes() {
    return (int) Duration.between(startsAt, endsAt).toMinutes();
  }

  public boolean overlaps(Instant from, Instant until) {
    return startsAt.isBefore(until) && from.isBefore(endsAt);
  }

  public boolean hasBegun(Instant now) {
    return !now.isBefore(startsAt);
  }

  public boolean hasEnded(Instant now) {
    return !now.isBefore(endsAt);
  }
}
