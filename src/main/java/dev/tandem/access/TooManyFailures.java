package dev.tandem.access;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Wrong passwords came too often from there; even the right one is not looked at for a while. */
class TooManyFailures extends AuthenticationException {

  private final long seconds;

  TooManyFailures(Duration wait) {
    super("Too many wrong passwords");
    this.seconds = Math.max(1, wait.toSeconds());
  }

  /** Until the next attempt is looked at. */
  long seconds() {
    return seconds;
  }
}
