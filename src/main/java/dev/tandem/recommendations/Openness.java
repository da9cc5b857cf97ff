package dev.tandem.recommendations;

import java.time.Duration;
import java.time.Instant;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * How free a mentor is.
 *
 * @param openMinutes bookable in the 14 days after {@code summedAt}
 * @param nextOpen the first bookable instant known then
 */
@ValueObject
record Openness(int openMinutes, @Nullable Instant nextOpen, Instant summedAt) {

  static final Duration SUMMED_OVER = Duration.ofDays(14);

  /**
   * A summary whose first opening has passed still speaks for the rest of its days; one older than
   * that says nothing.
   */
  boolean opensWithin(Duration window, Instant now) {
    if (openMinutes <= 0 || nextOpen == null || nextOpen.isAfter(now.plus(window))) {
      return false;
    }
    return !nextOpen.isBefore(now) || summedAt.plus(SUMMED_OVER).isAfter(now);
  }
}
