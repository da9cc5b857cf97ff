package dev.tandem.kernel.pool;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

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
   * @param longest how long
   * @param stalled how long while none is released, if those who have them wait for a lock
   */
  boolean acquire(Duration longest, Duration stalled, BooleanSupplier isLocked)
      throws InterruptedException {
    long start = System.nanoTime();
    while (!connections.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
      long now = System.nanoTime();
      boolean isStalled = now - Math.max(start, releasedAt) > stalled.toNanos();
      if (now - start > longest.toNanos() || isStalled && isLocked.getAsBoolean()) {
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
