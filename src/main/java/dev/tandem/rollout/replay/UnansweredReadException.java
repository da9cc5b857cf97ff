package dev.tandem.rollout.replay;

/** A side did not answer a mirrored read. */
public final class UnansweredReadException extends RuntimeException {

  public UnansweredReadException(String reason) {
    super(reason);
  }

  public UnansweredReadException(Throwable cause) {
    super(String.valueOf(cause), cause);
  }
}
