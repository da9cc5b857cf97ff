package dev.tandem.access.signin;

import dev.tandem.access.AccessProperties;
import java.time.Clock;
import java.time.Duration;

/** Counts wrong passwords and makes those who send many wait. */
public class FailedAttemptLimiter {

  private final ExpiringCache<String, Integer> failures;
  private final AccessProperties settings;
  private final Clock clock;

  public FailedAttemptLimiter(AccessProperties settings, Clock clock) {
    this.failures = new ExpiringCache<>(settings.pause(), clock);
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @throws TooManyAttemptsException when this username from this address, or this address alone,
   *     has to wait
   */
  void requireAllowed(String username, String address) {
    requireAllowed(keyOf(username, address), settings.failures());
    requireAllowed(address, settings.failuresOfAddress());
  }

  void recordFailure(String username, String address) {
    failures.merge(keyOf(username, address), 1, it -> it + 1);
    failures.merge(address, 1, it -> it + 1);
  }

  void recordSuccess(String username, String address) {
    failures.remove(keyOf(username, address));
  }

  private void requireAllowed(String key, int limit) {
    var found = failures.find(key);
    if (found.isPresent() && found.get().value() >= limit) {
      throw new TooManyAttemptsException(
          Duration.between(clock.instant(), found.get().expiresAt()));
    }
  }

  private static String keyOf(String username, String address) {
    return address + " " + username;
  }
}
