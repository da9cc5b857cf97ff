package dev.tandem.eventing.delivery;

import dev.tandem.eventing.EventingProperties.RetryProperties;
import dev.tandem.eventing.log.UnreadableEventException;
import java.time.Duration;

/**
 * What becomes of a failed delivery.
 *
 * @param delay until it is retried, unless it is parked
 * @param reason for operators
 */
record RetryDecision(String state, Duration delay, String reason) {

  /** A payload that cannot be read is parked at once: a retry cannot succeed. */
  static RetryDecision after(int attempts, Throwable failure, RetryProperties properties) {
    boolean isFinal =
        failure instanceof UnreadableEventException || attempts >= properties.attempts();
    return new RetryDecision(
        isFinal ? "PARKED" : "RETRYING",
        properties.delayAfter(attempts),
        FailureSummary.of(failure));
  }
}
