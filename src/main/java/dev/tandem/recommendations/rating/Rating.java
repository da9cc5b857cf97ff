package dev.tandem.recommendations.rating;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.recommendations.BookingId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.events.SessionRated;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One side's rating of the other after a completed session. Never changed by its author.
 *
 * @param stars 1 to 5
 * @param closesAt when it is revealed even if the other side does not rate
 * @param revealedAt when both sides could first see it; null while hidden
 */
@AggregateRoot
@Table(schema = "recommendations")
record Rating(
    @Id @Identity @Column("rating_id") RatingId id,
    @Column("booking_id") BookingId booking,
    @Column("mentor_id") MentorId mentor,
    @Column("mentee_id") MenteeId mentee,
    @Column("rater_id") UUID rater,
    int stars,
    @Nullable String comment,
    Instant givenAt,
    Instant closesAt,
    @Nullable Instant revealedAt) {

  /**
   * @param window how long the session can be rated
   */
  static Rating give(
      RatableSession session, UUID rater, RatingRequest request, Instant now, Duration window) {
    return new Rating(
        RatingId.next(),
        session.booking(),
        session.mentor(),
        session.mentee(),
        rater,
        request.stars(),
        request.normalizedComment(),
        now,
        session.requireCompleted().plus(window),
        null);
  }

  /** Whether the other side sees it: once both have rated, or when the time for it is over. */
  boolean isShownAt(Instant now) {
    return isRevealed() || !now.isBefore(closesAt);
  }

  boolean isRevealed() {
    return revealedAt != null;
  }

  boolean isBy(UUID member) {
    return rater.equals(member);
  }

  PublishedEvent revealedEvent(Instant now) {
    return new SessionRated(
        EventMetadata.about(id.value(), 1, now),
        id.value(),
        booking.value(),
        mentor.value(),
        mentee.value(),
        rater,
        stars);
  }
}
