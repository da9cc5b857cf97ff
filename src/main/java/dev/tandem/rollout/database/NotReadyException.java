package dev.tandem.rollout.database;

/** A move cannot start. The message says why and what an operator can do. */
public class NotReadyException extends RuntimeException {

  public NotReadyException(String message) {
    super(message);
  }
}
