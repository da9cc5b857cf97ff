package dev.tandem.rollout;

/** A service has not answered, or has said that it cannot. */
final class Unanswered extends RuntimeException {

  /** What became of the request. */
  enum Fate {
    /** It did not reach the service, or was refused at its door: nothing has changed. */
    NOT_DONE,
    /** It was sent, and nobody knows how far it got. */
    UNKNOWN
  }

  private final Fate fate;

  Unanswered(Fate fate, String reason) {
    super(reason);
    this.fate = fate;
  }

  Unanswered(Fate fate, Throwable cause) {
    super(cause.toString(), cause);
    this.fate = fate;
  }

  Fate fate() {
    return fate;
  }
}
