package dev.tandem.recommendations.rating;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What someone sees of the ratings of one session.
 *
 * @param ownRating what they said themselves
 * @param otherRating what the other said, once both sides can see it
 * @param ratableUntil how long the session can be rated; none before it took place
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
    var mine = ratings.stream().filter(it -> it.isBy(viewer)).findFirst().orElse(null);
    var theirs =
        ratings.stream().filter(it -> !it.isBy(viewer) && it.isRevealed()).findFirst().orElse(null);
    var completedAt = session.completedAt();
    var until = completedAt == null ? null : completedAt.plus(window);
    return new SessionRatings(session, stateOf(mine, theirs, until, now), mine, theirs, until);
  }

  private static RatingState stateOf(
      @Nullable Rating mine, @Nullable Rating theirs, @Nullable Instant until, Instant now) {
    if (theirs != null || (mine != null && mine.isRevealed())) {
      return RatingState.SHOWN;
    }
    if (mine != null) {
      return RatingState.WAITING;
    }
    if (until == null) {
      return RatingState.TOO_EARLY;
    }
    return now.isBefore(until) ? RatingState.OPEN : RatingState.CLOSED;
  }
}
