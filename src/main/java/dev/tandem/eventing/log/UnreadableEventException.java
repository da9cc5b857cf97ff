package dev.tandem.eventing.log;

import org.jspecify.annotations.Nullable;

/** The payload does not fit the class of the event; a retry cannot succeed. */
public final class UnreadableEventException extends RuntimeException {

  UnreadableEventException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
