package dev.tandem.rollout.database;

/** A module's tables cannot be replicated. The message says why and what an operator can do. */
public class CannotReplicateException extends RuntimeException {

  public CannotReplicateException(String message) {
    super(message);
  }
}
