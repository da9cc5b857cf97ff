package dev.tandem.rollout.facade;

/** A service did not answer, or answered that it cannot. */
final class ServiceUnavailableException extends RuntimeException {

  /** What the caller may assume about the request. */
  enum RequestOutcome {
    /** The service did not get it, or rejected it unread: nothing has changed. */
    NOT_PROCESSED,
    /** It was sent, and may have been processed. */
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
