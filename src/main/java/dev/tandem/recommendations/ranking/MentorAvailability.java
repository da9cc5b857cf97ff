package dev.tandem.recommendations.ranking;

import java.time.Duration;
import java.time.Instant;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * How free a mentor is.
 *
 * @param openMinutes bookable in the 14 days after {@code summedAt}
 * @param nextOpening the first bookable instant known then
 */
@ValueObject
record MentorAvailability(int openMinutes, @Nullable Instant nextOpening, Instant calculatedAt) {

  static final Duration HORIZON = Duration.ofDays(14);

  /**
   * A summary whose first opening has passed still speaks for the rest of its days; one older than
   * that says nothing.
   */
  boolean opensWithin(Duration window, Instant now) {
    if (openMinutes <= 0 || nextOpening == null || nextOpening.isAfter(now.plus(window))) {
      return false;
    }
    return !nextOpening.isBefore(now) || calculatedAt.plus(HORIZON).isAfter(now);
  }
}
