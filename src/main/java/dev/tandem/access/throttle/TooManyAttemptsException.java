package dev.tandem.access.throttle;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords: for a while even the right one is rejected without a check. */
public class TooManyAttemptsException extends AuthenticationException {

  private final long retryAfterSeconds;

  public TooManyAttemptsException(Duration wait) {
    super("Too many wrong passwords");
    this.retryAfterSeconds = Math.max(1, wait.toSeconds());
  }

  /** Seconds until the next attempt is checked. */
  public long retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
