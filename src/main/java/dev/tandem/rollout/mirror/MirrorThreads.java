package dev.tandem.rollout.mirror;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bulkhead: a fixed number of threads, and a short queue. Platform threads, because a virtual one
 * that compares would keep its carrier from users' requests.
 */
final class MirrorThreads implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MirrorThreads.class);

  private final ThreadPoolExecutor threads;

  MirrorThreads(MirrorProperties settings) {
    BlockingQueue<Runnable> queue =
        settings.queue() == 0
            ? new SynchronousQueue<>()
            : new LinkedBlockingQueue<>(settings.queue());
    this.threads =
        new ThreadPoolExecutor(
            settings.threads(),
            settings.threads(),
            10,
            TimeUnit.SECONDS,
            queue,
            Thread.ofPlatform().daemon().name("mirror-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * @return false if no thread is free and the queue is full
   */
  boolean offer(Runnable task) {
    try {
      threads.execute(() -> runAndLog(task));
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  int active() {
    return threads.getActiveCount();
  }

  private static void runAndLog(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | StackOverflowError e) {
      LOG.warn("A mirrored read could not be compared", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
