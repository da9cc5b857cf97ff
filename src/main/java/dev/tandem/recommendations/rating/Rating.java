package dev.tandem.recommendations.rating;

import dev.tandem.recommendations.BookingId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;

/**
 * What one side of a completed session says of the other.
 *
 * @param stars 1 to 5
 * @param closesAt from then on it is shown even if the other side stays silent
 * @param revealedAt when both sides could see it; none: still blind
 */
@AggregateRoot
public record Rating(
    @Identity UUID id,
    BookingId booking,
    MentorId mentor,
    MenteeId mentee,
    UUID rater,
    int stars,
    @Nullable String comment,
    Instant givenAt,
    Instant closesAt,
    @Nullable Instant revealedAt) {

  boolean isRevealed() {
    return revealedAt != null;
  }

  boolean isBy(UUID member) {
    return rater.equals(member);
  }
}
