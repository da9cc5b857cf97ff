package dev.tandem.access.signin;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Wrong passwords came too often from there; even the right one is not looked at for a while. */
public class TooManyAttemptsException extends AuthenticationException {

  private final long retryAfterSeconds;

  TooManyAttemptsException(Duration wait) {
    super("Too many wrong passwords");
    this.retryAfterSeconds = Math.max(1, wait.toSeconds());
  }

  /** Until the next attempt is looked at. */
  public long retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
