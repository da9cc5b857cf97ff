package dev.tandem.eventing.delivery;

import java.time.Duration;

/** How much a turn mistrusts its events. */
enum RetryGranularity {
  /** All or nothing. */
  BATCH,
  /** A savepoint for each call. */
  SAVEPOINT_PER_LISTENER,
  /** One event, and if that cannot be committed… */
  SINGLE_EVENT,
  /** …it is held back untried. */
  PARK;

  boolean isBatched() {
    return compareTo(SINGLE_EVENT) < 0;
  }

  /**
   * How long to wait for a lock of another; zero is as long as it takes. With the locks of several
   * events in hand, that is far less than the second after which PostgreSQL looks for a deadlock
   * ({@code deadlock_timeout}).
   */
  Duration lockTimeout() {
    return isBatched() ? Duration.ofMillis(50) : Duration.ZERO;
  }
}
