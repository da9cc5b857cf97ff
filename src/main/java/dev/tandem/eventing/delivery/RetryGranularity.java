package dev.tandem.eventing.delivery;

import java.time.Duration;

/** How finely a failed batch is split when it is retried, in the order in which this is tried. */
enum RetryGranularity {
  /** The whole batch in one transaction. */
  BATCH,
  /** The whole batch, with a savepoint around each call of a listener. */
  SAVEPOINT_PER_LISTENER,
  /** One event in one transaction. */
  SINGLE_EVENT,
  /** One event, whose listeners are not called: its deliveries are recorded as failed. */
  PARK;

  boolean isBatched() {
    return compareTo(SINGLE_EVENT) < 0;
  }

  /**
   * How long a listener may wait for a lock. While the transaction holds the locks of several
   * events, this is far less than the second after which PostgreSQL looks for a deadlock ({@code
   * deadlock_timeout}); with those of one event it is more, and then the key is put aside.
   */
  Duration lockTimeout() {
    return isBatched() ? Duration.ofMillis(50) : Duration.ofMillis(1_500);
  }
}
