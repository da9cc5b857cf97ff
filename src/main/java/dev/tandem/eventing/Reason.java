package dev.tandem.eventing;

import java.util.Objects;

/** Why a delivery failed, in a line for the operator. */
final class Reason {

  private static final int LENGTH = 1000;

  private Reason() {}

  /** The innermost cause says most; what wrapped it is named before it. */
  static String of(Throwable thrown) {
    var failure = thrown instanceof Subscription.ListenerFailed ? cause(thrown) : thrown;
    if (failure instanceof EventTypes.Unreadable || failure instanceof EventTypes.Unknown) {
      return String.valueOf(failure.getMessage());
    }
    var root = failure;
    for (var cause = root.getCause(); cause != null; cause = cause.getCause()) {
      root = cause;
    }
    var text =
        failure.getCause() == null
            ? line(root)
            : failure.getClass().getSimpleName() + ": " + line(root);
    return text.length() > LENGTH ? text.substring(0, LENGTH) : text;
  }

  private static Throwable cause(Throwable failure) {
    return Objects.requireNonNullElse(failure.getCause(), failure);
  }

  private static String line(Throwable failure) {
    return failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }
}
