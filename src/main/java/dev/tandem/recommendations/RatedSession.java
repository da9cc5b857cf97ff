package dev.tandem.recommendations;

import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * A booked session as far as rating it goes.
 *
 * @param completedAt none: it has not taken place, as far as is known
 */
@ValueObject
record RatedSession(
    BookingId booking, MentorId mentor, MenteeId mentee, @Nullable Instant completedAt) {

  boolean isOf(UUID member) {
    return mentor.value().equals(member) || mentee.value().equals(member);
  }
}
