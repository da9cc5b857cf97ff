package dev.tandem.testing;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The first start of the platform, or of a part of it, in this JVM: what everybody waits for. */
final class FirstContextLatch {

  private static final int TIMEOUT_SECONDS = 60;
  private static final CountDownLatch LATCH = new CountDownLatch(1);

  private FirstContextLatch() {}

  /** It has started, or failed to, or no test needs one. */
  static void release() {
    LATCH.countDown();
  }

  static void await() throws InterruptedException {
    LATCH.await(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }
}
