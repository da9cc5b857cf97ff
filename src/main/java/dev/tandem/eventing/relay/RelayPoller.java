package dev.tandem.eventing.relay;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls for what was not signaled, and maintains the log now and then.
 *
 * @param stopped ends the polling
 */
record RelayPoller(Runnable poll, Runnable maintenance, Duration interval, CountDownLatch stopped) {

  private static final Logger LOG = LoggerFactory.getLogger(RelayPoller.class);
  private static final Duration MAINTENANCE_INTERVAL = Duration.ofSeconds(10);

  void run() {
    var maintainedAt = System.nanoTime();
    try {
      while (!stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
        runLoggingFailure(poll);
        if (System.nanoTime() - maintainedAt > MAINTENANCE_INTERVAL.toNanos()) {
          runLoggingFailure(maintenance);
          maintainedAt = System.nanoTime();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void runLoggingFailure(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn("Polling or maintenance of the event log failed and will be retried", e);
    }
  }
}
