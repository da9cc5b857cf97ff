package dev.tandem.scheduling.meeting;

import dev.tandem.kernel.time.DurationText;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long it is until a session, as people say it. */
public final class TimeUntil {

  private static final Duration IN_MINUTES = Duration.ofMinutes(90);
  private static final Duration IN_HOURS = Duration.ofHours(36);

  private TimeUntil() {}

  /** Such as {@code in 2 days}, {@code in 25 minutes} or {@code now}; null after the end. */
  public static @Nullable String text(Instant startsAt, Instant endsAt, Instant now) {
    if (!now.isBefore(endsAt)) {
      return null;
    }
    var left = Duration.between(now, startsAt);
    return left.isPositive() ? "in " + DurationText.of(rounded(left)) : "now";
  }

  /** Minutes up, so that it is never “in 0 minutes”; hours and days to the nearest. */
  private static Duration rounded(Duration left) {
    if (left.compareTo(IN_MINUTES) < 0) {
      return Duration.ofMinutes(left.plusMinutes(1).minusNanos(1).toMinutes());
    }
    if (left.compareTo(IN_HOURS) < 0) {
      return Duration.ofHours(left.plusMinutes(30).toHours());
    }
    return Duration.ofDays(left.plusHours(12).toDays());
  }
}
