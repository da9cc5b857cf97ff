package dev.tandem.access;

import java.time.Clock;
import java.time.Duration;

/** Counts wrong passwords and makes those who send many wait. */
class Throttle {

  private final Recent<String, Integer> failures;
  private final AccessSettings settings;
  private final Clock clock;

  Throttle(AccessSettings settings, Clock clock) {
    this.failures = new Recent<>(settings.pause(), clock);
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @throws TooManyFailures when this username from this address, or this address alone, has to
   *     wait
   */
  void check(String username, String address) {
    check(one(username, address), settings.failures());
    check(address, settings.failuresOfAddress());
  }

  void failed(String username, String address) {
    failures.update(one(username, address), 1, it -> it + 1);
    failures.update(address, 1, it -> it + 1);
  }

  void succeeded(String username, String address) {
    failures.forget(one(username, address));
  }

  private void check(String key, int limit) {
    var found = failures.find(key);
    if (found.isPresent() && found.get().value() >= limit) {
      throw new TooManyFailures(Duration.between(clock.instant(), found.get().until()));
    }
  }

  private static String one(String username, String address) {
    return address + " " + username;
  }
}
