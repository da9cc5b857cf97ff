package dev.tandem.access.throttle;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets names and addresses with which nobody tries any more, also while nobody else does. */
@Component
class AttemptRetention {

  private final FailedAttempts attempts;
  private final Clock clock = Clock.systemUTC();

  AttemptRetention(FailedAttempts attempts) {
    this.attempts = attempts;
  }

  @Scheduled(fixedDelayString = "${tandem.access.attempt-clean-up:10m}")
  void prune() {
    attempts.deleteForgotten(clock.instant());
  }
}
