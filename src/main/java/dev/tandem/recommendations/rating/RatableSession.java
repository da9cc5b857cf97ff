package dev.tandem.recommendations.rating;

import dev.tandem.kernel.web.Problem;
import dev.tandem.recommendations.BookingId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Column;

/**
 * The part of a booked session that a rating needs.
 *
 * @param completedAt null until the session is known to have taken place
 */
@ValueObject
record RatableSession(
    @Column("booking_id") BookingId booking,
    @Column("mentor_id") MentorId mentor,
    @Column("mentee_id") MenteeId mentee,
    @Nullable Instant completedAt) {

  boolean hasParticipant(UUID member) {
    return mentor.value().equals(member) || mentee.value().equals(member);
  }

  /**
   * @return when it was completed
   * @throws Problem 409 if it is not known to have taken place
   */
  Instant requireCompleted() {
    if (completedAt == null) {
      throw Problem.conflict("not-completed", "A session can be rated once it is completed.");
    }
    return completedAt;
  }
}
