package dev.tandem.kernel.pool;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices within seconds that the database is frozen or gone, and then ends the connections of the
 * requests that wait for it. Asks only while something uses the database, and until it answers
 * again.
 */
final class DatabaseWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
  private static final Duration INTERVAL = Duration.ofMillis(200);

  private static final Duration ANSWER_POLL = Duration.ofMillis(50);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

  /** A frozen database may go on with what the background was doing. */
  private static final Duration BACKGROUND_PATIENCE = Duration.ofSeconds(30);

  private final DatabasePing ping;
  private final BooleanSupplier inUse;
  private final Runnable endRequests;
  private final Runnable endBackground;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean answering = true;
  private boolean locked;
  private long lockedAskedAt = System.nanoTime() - INTERVAL.toNanos();
  private volatile long silentSince;
  private volatile boolean backgroundEnded;

  /**
   * @param inUse whether anything waits for the database
   * @param endRequests ends the connections of requests
   * @param endBackground ends those of everything else
   */
  DatabaseWatch(
      DatabasePing ping, BooleanSupplier inUse, Runnable endRequests, Runnable endBackground) {
    this.ping = ping;
    this.inUse = inUse;
    this.endRequests = endRequests;
    this.endBackground = endBackground;
  }

  void start() {
    Thread.ofPlatform().daemon().name("database-watch").start(this::run);
  }

  boolean isAnswering() {
    return answering;
  }

  /** Returns at once if the database answers, and after some time even if it does not. */
  void awaitAnswer() {
    long start = System.nanoTime();
    try {
      while (!answering && System.nanoTime() - start < LONGEST_SILENCE.toNanos()) {
        if (closed.await(ANSWER_POLL.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether a session has been waiting for a lock; asked five times a second at most. */
  synchronized boolean isAnyoneLocked() {
    long now = System.nanoTime();
    if (now - lockedAskedAt > INTERVAL.toNanos()) {
      locked = ping.findsLockedSession();
      lockedAskedAt = now;
    }
    return locked;
  }

  /** Asks the database now. */
  boolean check() {
    boolean answered = ping.isAnswered();
    if (answered != answering) {
      change(answered);
    }
    return answered;
  }

  private synchronized void change(boolean answered) {
    if (answered == answering) {
      return;
    }
    answering = answered;
    backgroundEnded = false;
    if (answered) {
      LOG.info(
          "The database answers again after {} s",
          Duration.ofNanos(System.nanoTime() - silentSince).toSeconds());
      return;
    }
    silentSince = System.nanoTime();
    LOG.warn("The database does not answer; requests are answered with 503 until it does");
    endRequests.run();
  }

  private void endBackgroundIfSilentForLong() {
    if (!answering
        && !backgroundEnded
        && System.nanoTime() - silentSince > BACKGROUND_PATIENCE.toNanos()) {
      backgroundEnded = true;
      endBackground.run();
    }
  }

  private void run() {
    try {
      while (!closed.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        if (!answering || inUse.getAsBoolean()) {
          check();
        }
        endBackgroundIfSilentForLong();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    ping.close();
  }
}
