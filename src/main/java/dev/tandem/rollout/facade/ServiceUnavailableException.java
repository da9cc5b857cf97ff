package dev.tandem.rollout.facade;

/** A service has not answered, or has said that it cannot. */
final class ServiceUnavailableException extends RuntimeException {

  /** What became of the request. */
  enum RequestOutcome {
    /** It did not reach the service, or was refused at its door: nothing has changed. */
    NOT_PROCESSED,
    /** It was sent, and nobody knows how far it got. */
    UNKNOWN
  }

  private final RequestOutcome outcome;

  ServiceUnavailableException(RequestOutcome outcome, String reason) {
    super(reason);
    this.outcome = outcome;
  }

  ServiceUnavailableException(RequestOutcome outcome, Throwable cause) {
    super(cause.toString(), cause);
    this.outcome = outcome;
  }

  RequestOutcome outcome() {
    return outcome;
  }
}
