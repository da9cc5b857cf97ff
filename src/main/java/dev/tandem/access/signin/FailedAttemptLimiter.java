package dev.tandem.access.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.tandem.access.AccessProperties;
import java.time.Duration;

/**
 * Counts wrong passwords and rejects further attempts once there are too many. A count lasts for
 * the lockout duration from the first wrong password.
 */
public class FailedAttemptLimiter {

  private static final int MAX_ENTRIES = 10_000;

  private final Cache<String, Integer> failures;
  private final AccessProperties settings;

  public FailedAttemptLimiter(AccessProperties settings, Ticker ticker) {
    this.failures =
        Caffeine.newBuilder()
            .expireAfter(Expiry.creating((key, count) -> settings.lockoutDuration()))
            .maximumSize(MAX_ENTRIES)
            .ticker(ticker)
            .build();
    this.settings = settings;
  }

  /**
   * @throws TooManyAttemptsException when there were too many wrong passwords for this username
   *     from this address, or from this address
   */
  void requireAllowed(String username, String address) {
    requireAllowed(keyOf(username, address), settings.maxFailedAttempts());
    requireAllowed(address, settings.maxFailedAttemptsPerAddress());
  }

  void recordFailure(String username, String address) {
    failures.asMap().merge(keyOf(username, address), 1, Integer::sum);
    failures.asMap().merge(address, 1, Integer::sum);
  }

  void recordSuccess(String username, String address) {
    failures.invalidate(keyOf(username, address));
  }

  private void requireAllowed(String key, int limit) {
    var count = failures.getIfPresent(key);
    if (count != null && count >= limit) {
      throw new TooManyAttemptsException(remainingLockout(key));
    }
  }

  private Duration remainingLockout(String key) {
    return failures
        .policy()
        .expireVariably()
        .flatMap(expiration -> expiration.getExpiresAfter(key))
        .orElse(Duration.ZERO);
  }

  private static String keyOf(String username, String address) {
    return address + " " + username;
  }
}
