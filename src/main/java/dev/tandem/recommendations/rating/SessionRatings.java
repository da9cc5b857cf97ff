package dev.tandem.recommendations.rating;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ratings of one session that a member may see.
 *
 * @param ownRating the member's own
 * @param otherRating the other side's, once revealed
 * @param ratableUntil when rating closes; null until the session has taken place
 */
record SessionRatings(
    RatableSession session,
    RatingState state,
    @Nullable Rating ownRating,
    @Nullable Rating otherRating,
    @Nullable Instant ratableUntil) {

  enum RatingState {
    TOO_EARLY,
    OPEN,
    WAITING,
    SHOWN,
    CLOSED
  }

  static SessionRatings of(
      RatableSession session, List<Rating> ratings, UUID viewer, Instant now, Duration window) {
    var own = ratings.stream().filter(it -> it.isBy(viewer)).findFirst().orElse(null);
    var other =
        ratings.stream()
            .filter(it -> !it.isBy(viewer) && it.isShownAt(now))
            .findFirst()
            .orElse(null);
    var completedAt = session.completedAt();
    var until = completedAt == null ? null : completedAt.plus(window);
    return new SessionRatings(session, stateOf(own, other, until, now), own, other, until);
  }

  private static RatingState stateOf(
      @Nullable Rating own, @Nullable Rating other, @Nullable Instant until, Instant now) {
    if (other != null || (own != null && own.isShownAt(now))) {
      return RatingState.SHOWN;
    }
    if (own != null) {
      return RatingState.WAITING;
    }
    if (until == null) {
      return RatingState.TOO_EARLY;
    }
    return now.isBefore(until) ? RatingState.OPEN : RatingState.CLOSED;
  }
}
