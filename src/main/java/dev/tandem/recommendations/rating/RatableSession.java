package dev.tandem.recommendations.rating;

import dev.tandem.recommendations.BookingId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
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
record RatableSession(
    BookingId booking, MentorId mentor, MenteeId mentee, @Nullable Instant completedAt) {

  boolean hasParticipant(UUID member) {
    return mentor.value().equals(member) || mentee.value().equals(member);
  }
}
