package dev.tandem.kernel.branch;

import dev.tandem.kernel.role.ModuleWork;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares calls of a branch in a bulkhead: one thread and a short queue. The thread rests nine
 * times as long as it has worked, so that comparing takes a tenth of a processor at most. A call
 * for which there is no room is dropped and counted. Counts are those of one setting, and begin
 * anew with the next.
 */
final class Comparisons implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Comparisons.class);
  private static final int QUEUE = 2;
  private static final int REST = 9;

  private final String branch;
  private final MeterRegistry meters;
  private final ThreadPoolExecutor thread;
  private final AtomicReference<BranchReport> counted;

  Comparisons(String branch, BranchSetting initial, MeterRegistry meters) {
    this.branch = branch;
    this.meters = meters;
    this.counted = new AtomicReference<>(none(initial));
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            Thread.ofPlatform().daemon().name("branch-" + branch).factory());
    thread.allowCoreThreadTimeOut(true);
  }

  /** Never fails, and never waits: the caller has the answer. */
  void offer(BranchSetting setting, Supplier<BranchCounts> comparison) {
    var module = ModuleWork.current();
    try {
      thread.execute(() -> ModuleWork.run(module, () -> compare(setting, comparison)));
    } catch (RejectedExecutionException e) {
      count(setting, BranchCounts.DROPPED);
    }
  }

  private void compare(BranchSetting setting, Supplier<BranchCounts> comparison) {
    long start = System.nanoTime();
    try {
      count(setting, comparison.get());
    } catch (RuntimeException | StackOverflowError e) {
      LOG.warn("A call of the branch {} could not be compared", branch, e);
    }
    LockSupport.parkNanos(REST * (System.nanoTime() - start));
  }

  private void count(BranchSetting setting, BranchCounts counts) {
    counted.updateAndGet(known ->
        known.version() == setting.version()
            ? new BranchReport(known.version(), known.since(), known.counts().plus(counts))
            : new BranchReport(setting.version(), setting.since(), counts));
    measure("compared", counts.compared());
    measure("different", counts.different());
    measure("dropped", counts.dropped());
    measure("slower", counts.slower());
    measure("faster", counts.faster());
    measure("current-errors", counts.currentErrors());
    measure("next-errors", counts.nextErrors());
  }

  private void measure(String result, long count) {
    meters.counter("tandem.branch", "branch", branch, "result", result).increment((double) count);
  }

  boolean hasCounted() {
    return !counted.get().counts().equals(BranchCounts.NONE);
  }

  /** What was counted since it was last taken. */
  BranchReport take() {
    return counted.getAndUpdate(
        known -> new BranchReport(known.version(), known.since(), BranchCounts.NONE));
  }

  private static BranchReport none(BranchSetting setting) {
    return new BranchReport(setting.version(), setting.since(), BranchCounts.NONE);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
