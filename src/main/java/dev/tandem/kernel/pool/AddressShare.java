package dev.tandem.kernel.pool;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The connections of a pool that requests for one address may hold. */
final class AddressShare {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final Semaphore connections;
  private volatile long releasedAt = System.nanoTime();

  AddressShare(int size) {
    connections = new Semaphore(size, true);
  }

  /**
   * Waits in turn.
   *
   * @param stalled how long at least, and no longer while none is released
   * @param longest how long while some are
   */
  boolean acquire(Duration stalled, Duration longest) throws InterruptedException {
    long start = System.nanoTime();
    while (!connections.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
      long now = System.nanoTime();
      boolean isStalled = now - Math.max(start, releasedAt) > stalled.toNanos();
      if (isStalled || now - start > longest.toNanos()) {
        return false;
      }
    }
    return true;
  }

  void release() {
    releasedAt = System.nanoTime();
    connections.release();
  }
}
