package dev.tandem.rollout.mirror;

/** A side did not answer a mirrored read. */
final class UnansweredReadException extends RuntimeException {

  UnansweredReadException(String reason) {
    super(reason);
  }

  UnansweredReadException(Throwable cause) {
    super(String.valueOf(cause), cause);
  }
}
