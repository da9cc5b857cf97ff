package dev.tandem.eventing.delivery;

import dev.tandem.eventing.log.EventTypes;
import java.util.Objects;

/** Why a delivery failed, in a line for the operator. */
public final class FailureSummary {

  private static final int MAX_LENGTH = 1000;

  private FailureSummary() {}

  /** The innermost cause says most; what wrapped it is named before it. */
  public static String of(Throwable thrown) {
    var failure = thrown instanceof Subscription.ListenerException ? unwrap(thrown) : thrown;
    if (failure instanceof EventTypes.UnreadableEventException
        || failure instanceof EventTypes.UnknownEventException) {
      return String.valueOf(failure.getMessage());
    }
    var root = failure;
    for (var cause = root.getCause(); cause != null; cause = cause.getCause()) {
      root = cause;
    }
    var text =
        failure.getCause() == null
            ? describe(root)
            : failure.getClass().getSimpleName() + ": " + describe(root);
    return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
  }

  private static Throwable unwrap(Throwable failure) {
    return Objects.requireNonNullElse(failure.getCause(), failure);
  }

  private static String describe(Throwable failure) {
    return failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }
}
