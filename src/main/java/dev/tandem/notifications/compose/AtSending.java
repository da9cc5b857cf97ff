package dev.tandem.notifications.compose;

import dev.tandem.notifications.message.Message;
import dev.tandem.notifications.message.Parameter;
import dev.tandem.notifications.message.Parameters;
import java.time.Duration;
import java.time.Instant;

/** Keeps a message that is sent late from telling of more time than there is. */
final class AtSending {

  private static final Duration ON_TIME = Duration.ofMinutes(5);
  private static final Duration TOLD_IN_MINUTES = Duration.ofHours(2);

  private AtSending() {}

  /** What the message is written from at the time of its last change. */
  static Parameters of(Message message) {
    var parameters = message.parameters();
    return switch (message.kind()) {
      case REMINDER -> withTimeLeft(parameters, message.changedAt());
      case PAYMENT_FAILED -> withoutPlaceThatIsGone(parameters, message.changedAt());
      default -> parameters;
    };
  }

  private static Parameters withTimeLeft(Parameters reminder, Instant sentAt) {
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

  private static Parameters withoutPlaceThatIsGone(Parameters failure, Instant sentAt) {
    return failure.instant(Parameter.UNTIL).filter(until -> !sentAt.isBefore(until)).isPresent()
        ? failure.without(Parameter.UNTIL, Parameter.VARIANT)
        : failure;
  }
}
