package dev.tandem.eventing.delivery;

import dev.tandem.eventing.EventingProperties.RetryProperties;
import dev.tandem.eventing.log.UnreadableEventException;
import dev.tandem.eventing.ownership.LockContention;
import java.time.Duration;

/**
 * What becomes of a failed delivery.
 *
 * @param attempts that have failed so far
 * @param delay until it is retried, unless it is parked
 * @param reason for operators
 */
record RetryDecision(String state, int attempts, Duration delay, String reason) {

  /**
   * A payload that cannot be read is parked at once: a retry cannot succeed. A lock that somebody
   * else holds is no failure of the listener, so it is waited for without an end.
   *
   * @param before attempts that had failed before this one
   */
  static RetryDecision after(int before, Throwable failure, RetryProperties properties) {
    var reason = FailureSummary.of(failure);
    if (LockContention.isCauseOf(failure)) {
      return new RetryDecision("RETRYING", before, properties.initialInterval(), reason);
    }
    int attempts = before + 1;
    boolean isFinal =
        failure instanceof UnreadableEventException || attempts >= properties.attempts();
    return new RetryDecision(
        isFinal ? "PARKED" : "RETRYING", attempts, properties.delayAfter(attempts), reason);
  }
}
