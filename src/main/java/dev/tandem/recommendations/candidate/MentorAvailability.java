package dev.tandem.recommendations.candidate;

import java.time.Duration;
import java.time.Instant;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * How much free time a mentor has.
 *
 * @param openMinutes bookable minutes in the 14 days after {@code calculatedAt}
 * @param nextOpening the first bookable instant, as of {@code calculatedAt}
 */
@ValueObject
public record MentorAvailability(
    int openMinutes, @Nullable Instant nextOpening, Instant calculatedAt) {

  static final Duration HORIZON = Duration.ofDays(14);

  /**
   * Whether the mentor can be booked within the window. If the first opening has passed, the
   * summary still counts until its 14 days are over.
   */
  public boolean opensWithin(Duration window, Instant now) {
    if (openMinutes <= 0 || nextOpening == null || nextOpening.isAfter(now.plus(window))) {
      return false;
    }
    return !nextOpening.isBefore(now) || calculatedAt.plus(HORIZON).isAfter(now);
  }

  /** The first time that is known to be free; null once it has passed. */
  public @Nullable Instant nextFree(Instant now) {
    return nextOpening == null || nextOpening.isBefore(now) ? null : nextOpening;
  }
}
