package dev.tandem.eventing.message;

/** The message was not sent, or not sent like this, by a process of the platform. */
public final class ForgedMessageException extends RuntimeException {

  ForgedMessageException(String reason) {
    super(reason);
  }
}
