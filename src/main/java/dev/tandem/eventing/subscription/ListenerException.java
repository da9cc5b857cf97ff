package dev.tandem.eventing.subscription;

/** A listener failed; the cause is what it threw. */
public final class ListenerException extends RuntimeException {

  ListenerException(Throwable cause) {
    super(cause);
  }
}
