package dev.tandem.rollout.remote;

/** A service did not answer, or answered that it cannot. */
public final class ServiceUnavailableException extends RuntimeException {

  /** What the caller may assume about the request. */
  public enum RequestOutcome {
    /** The service did not get it, or rejected it unread: nothing has changed. */
    NOT_PROCESSED,
    /** It was sent, and may have been processed. */
    UNKNOWN
  }

  private final RequestOutcome outcome;

  public ServiceUnavailableException(RequestOutcome outcome, String reason) {
    super(reason);
    this.outcome = outcome;
  }

  ServiceUnavailableException(RequestOutcome outcome, Throwable cause) {
    super(cause.toString(), cause);
    this.outcome = outcome;
  }

  public RequestOutcome outcome() {
    return outcome;
  }
}
