package dev.tandem.eventing.relay;

import java.time.Duration;

/**
 * Delays between attempts to lease a partition. While another instance holds the lease, it may have
 * missed what this process has just committed. So a task tries a few more times with growing
 * delays, then leaves it to the poll.
 */
final class LeaseBackoff {

  private static final int MAX_RETRIES = 6;
  private static final Duration DELAY = Duration.ofMillis(20);

  private int misses;

  void reset() {
    misses = 0;
  }

  /** Zero: leave it to the poll. */
  Duration nextDelay() {
    return misses++ % MAX_RETRIES == MAX_RETRIES - 1 ? Duration.ZERO : DELAY.multipliedBy(misses);
  }
}
