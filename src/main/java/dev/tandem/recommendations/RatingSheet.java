package dev.tandem.recommendations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What someone sees of the ratings of one session.
 *
 * @param mine what they said themselves
 * @param theirs what the other said, once both sides can see it
 * @param until how long the session can be rated; none before it took place
 */
record RatingSheet(
    RatedSession session,
    Stage stage,
    @Nullable Rating mine,
    @Nullable Rating theirs,
    @Nullable Instant until) {

  enum Stage {
    TOO_EARLY,
    OPEN,
    WAITING,
    SHOWN,
    CLOSED
  }

  static RatingSheet of(
      RatedSession session, List<Rating> ratings, UUID viewer, Instant now, Duration window) {
    var mine = ratings.stream().filter(it -> it.isBy(viewer)).findFirst().orElse(null);
    var theirs =
        ratings.stream().filter(it -> !it.isBy(viewer) && it.isRevealed()).findFirst().orElse(null);
    var completedAt = session.completedAt();
    var until = completedAt == null ? null : completedAt.plus(window);
    return new RatingSheet(session, stage(mine, theirs, until, now), mine, theirs, until);
  }

  private static Stage stage(
      @Nullable Rating mine, @Nullable Rating theirs, @Nullable Instant until, Instant now) {
    if (theirs != null || (mine != null && mine.isRevealed())) {
      return Stage.SHOWN;
    }
    if (mine != null) {
      return Stage.WAITING;
    }
    if (until == null) {
      return Stage.TOO_EARLY;
    }
    return now.isBefore(until) ? Stage.OPEN : Stage.CLOSED;
  }
}
