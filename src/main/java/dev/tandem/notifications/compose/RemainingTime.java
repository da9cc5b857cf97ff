package dev.tandem.notifications.compose;

import dev.tandem.notifications.message.Parameter;
import dev.tandem.notifications.message.Parameters;
import java.time.Duration;
import java.time.Instant;

/** Keeps a reminder that is sent late from telling of more time than there is. */
final class RemainingTime {

  private static final Duration ON_TIME = Duration.ofMinutes(5);
  private static final Duration TOLD_IN_MINUTES = Duration.ofHours(2);

  private RemainingTime() {}

  /**
   * The parameters of a reminder, with the time that is left instead of the one that was chosen.
   */
  static Parameters of(Parameters reminder, Instant sentAt) {
    var startsAt = reminder.instant(Parameter.STARTS_AT);
    var chosen =
        reminder.find(Parameter.LEAD_MINUTES).map(Long::parseLong).map(Duration::ofMinutes);
    if (startsAt.isEmpty() || chosen.isEmpty()) {
      return reminder;
    }
    var left = Duration.between(sentAt, startsAt.get());
    return left.plus(ON_TIME).compareTo(chosen.get()) >= 0
        ? reminder
        : reminder.with(Parameter.LEAD_MINUTES, rounded(left));
  }

  private static long rounded(Duration left) {
    return left.compareTo(TOLD_IN_MINUTES) < 0
        ? Math.max(1, left.toMinutes())
        : Duration.ofHours(left.toHours()).toMinutes();
  }
}
