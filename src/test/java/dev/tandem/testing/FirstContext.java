package dev.tandem.testing;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The first start of the platform, or of a part of it, in this JVM: what everybody waits for. */
final class FirstContext {

  private static final int PATIENCE_S = 60;
  private static final CountDownLatch THERE = new CountDownLatch(1);

  private FirstContext() {}

  /** It has started, or failed to, or no test needs one. */
  static void isThere() {
    THERE.countDown();
  }

  static void await() throws InterruptedException {
    THERE.await(PATIENCE_S, TimeUnit.SECONDS);
  }
}
