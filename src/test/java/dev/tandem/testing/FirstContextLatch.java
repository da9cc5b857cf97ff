package dev.tandem.testing;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Opens when the first application context of this JVM has started. */
final class FirstContextLatch {

  private static final int TIMEOUT_SECONDS = 60;
  private static final CountDownLatch LATCH = new CountDownLatch(1);

  private FirstContextLatch() {}

  /** Called when the context has started or failed, or no test needs one. */
  static void release() {
    LATCH.countDown();
  }

  static void await() throws InterruptedException {
    LATCH.await(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }
}
