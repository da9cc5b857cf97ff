package dev.tandem.recommendations.ranking;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Compares the time zones of a mentee and a mentor. */
final class TimeZones {

  private static final Duration MAX_DIFFERENCE = Duration.ofHours(2);

  private TimeZones() {}

  /** Whether the offsets differ by at most {@link #MAX_DIFFERENCE} at this instant. */
  static boolean areNear(String zone, String other, Instant now) {
    var difference =
        zone(zone).getRules().getOffset(now).getTotalSeconds()
            - zone(other).getRules().getOffset(now).getTotalSeconds();
    return Math.abs(difference) <= MAX_DIFFERENCE.toSeconds();
  }

  /** UTC for an unknown name. */
  static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }
}
