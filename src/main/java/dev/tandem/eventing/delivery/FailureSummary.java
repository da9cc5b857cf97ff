package dev.tandem.eventing.delivery;

import dev.tandem.eventing.log.UnknownEventException;
import dev.tandem.eventing.log.UnreadableEventException;
import dev.tandem.eventing.subscription.ListenerException;
import java.util.Objects;

/** Describes a failure in one line for operators. */
public final class FailureSummary {

  private static final int MAX_LENGTH = 1000;

  private FailureSummary() {}

  /** The innermost cause, preceded by the name of the exception that wraps it. */
  public static String of(Throwable failure) {
    var thrown = failure instanceof ListenerException ? unwrap(failure) : failure;
    if (thrown instanceof UnreadableEventException || thrown instanceof UnknownEventException) {
      return String.valueOf(thrown.getMessage());
    }
    var root = thrown;
    for (var cause = root.getCause(); cause != null; cause = cause.getCause()) {
      root = cause;
    }
    var text =
        thrown.getCause() == null
            ? describe(root)
            : thrown.getClass().getSimpleName() + ": " + describe(root);
    return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
  }

  private static Throwable unwrap(Throwable failure) {
    return Objects.requireNonNullElse(failure.getCause(), failure);
  }

  private static String describe(Throwable failure) {
    return failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }
}
