package dev.tandem.kernel.time;

import java.time.Duration;

/** How long something takes, in English. */
public final class DurationText {

  private DurationText() {}

  /** In the largest unit that needs no fraction, such as {@code 2 days} or {@code 90 minutes}. */
  public static String of(Duration duration) {
    long minutes = duration.toMinutes();
    if (minutes > 0 && minutes % (24 * 60) == 0) {
      return count(duration.toDays(), "day");
    }
    return minutes > 0 && minutes % 60 == 0
        ? count(duration.toHours(), "hour")
        : count(minutes, "minute");
  }

  private static String count(long number, String unit) {
    return number + " " + (number == 1 ? unit : unit + "s");
  }
}
