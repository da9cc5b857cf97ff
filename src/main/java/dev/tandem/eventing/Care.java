package dev.tandem.eventing;

import java.time.Duration;

/** How much a turn mistrusts its events. */
enum Care {
  /** All or nothing. */
  NONE,
  /** A savepoint for each call. */
  EACH,
  /** One event, and if that cannot be committed… */
  ALONE,
  /** …it is held back untried. */
  GIVEN_UP;

  boolean takesSeveral() {
    return compareTo(ALONE) < 0;
  }

  /**
   * How long to wait for a lock of another; zero is as long as it takes. With the locks of several
   * events in hand, that is far less than the second after which PostgreSQL looks for a deadlock
   * ({@code deadlock_timeout}).
   */
  Duration patience() {
    return takesSeveral() ? Duration.ofMillis(50) : Duration.ZERO;
  }
}
