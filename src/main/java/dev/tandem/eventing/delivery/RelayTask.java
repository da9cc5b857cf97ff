package dev.tandem.eventing.delivery;

import dev.tandem.eventing.log.ConsumerPartition;
import dev.tandem.eventing.log.Cursor;
import dev.tandem.eventing.log.PendingEvent;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The relay's task for one consumer and partition; run by at most one worker at a time. */
final class RelayTask implements Delayed {

  private enum TaskState {
    IDLE,
    QUEUED,
    RUNNING,
    RUNNING_AND_SIGNALED
  }

  private static final int MAX_LEASE_RETRIES = 6;
  private static final Duration FAILURE_RETRY_DELAY = Duration.ofSeconds(1);
  private static final Duration LEASE_RETRY_DELAY = Duration.ofMillis(20);
  private static final long MAX_LINGER_NANOS = Duration.ofMillis(10).toNanos();

  private final ConsumerPartition key;
  private final Set<String> eventNames;
  private final AtomicReference<TaskState> state = new AtomicReference<>(TaskState.IDLE);
  private volatile long dueAt;
  private int leaseMisses;
  private volatile boolean caughtUp = true;
  private volatile long lastRunAt = System.nanoTime();
  private volatile long lastRunNanos;

  /**
   * @param eventNames names of the events whose commit signals the task
   */
  RelayTask(ConsumerPartition key, Set<String> eventNames) {
    this.key = key;
    this.eventNames = eventNames;
  }

  ConsumerPartition key() {
    return key;
  }

  boolean isSubscribedTo(PendingEvent event) {
    return eventNames.contains(event.name()) && isTargetedBy(event.targetModule());
  }

  private boolean isTargetedBy(@Nullable String targetModule) {
    var consumer = key.consumer();
    return targetModule == null
        || consumer.equals(targetModule)
        || consumer.startsWith(targetModule + ".");
  }

  /**
   * Notes that there may be something to deliver.
   *
   * @return whether the caller must queue the task
   */
  boolean signal() {
    var before =
        state.getAndUpdate(current ->
            switch (current) {
              case IDLE, QUEUED -> TaskState.QUEUED;
              case RUNNING, RUNNING_AND_SIGNALED -> TaskState.RUNNING_AND_SIGNALED;
            });
    return before == TaskState.IDLE;
  }

  void startRunning() {
    state.set(TaskState.RUNNING);
    lastRunAt = System.nanoTime();
  }

  /** Both had caught up at their last run, so neither will keep the other waiting. */
  boolean canShareTransactionWith(RelayTask candidate) {
    return key.consumer().equals(candidate.key.consumer()) && caughtUp && candidate.caughtUp;
  }

  /**
   * @param runAgain even if it was not signaled meanwhile
   * @return whether the caller must queue the task
   */
  boolean stopRunning(boolean runAgain) {
    lastRunNanos = System.nanoTime() - lastRunAt;
    var after =
        state.updateAndGet(current ->
            runAgain || current == TaskState.RUNNING_AND_SIGNALED
                ? TaskState.QUEUED
                : TaskState.IDLE);
    return after == TaskState.QUEUED;
  }

  /**
   * Makes the task due after the delay, and no sooner than a linger after its last run. If runs
   * take long because the machine is busy, the linger grows, so that each run has more to do.
   */
  void scheduleAfter(Duration delay, long linger) {
    long rest =
        caughtUp
            ? lastRunNanos + Math.max(linger, Math.min(2 * processingNanos(), MAX_LINGER_NANOS))
            : 0;
    dueAt = Math.max(System.nanoTime() + delay.toNanos(), lastRunAt + rest);
  }

  /** The time that a broker takes to confirm says nothing about the load of this machine. */
  private long processingNanos() {
    return Cursor.isRemoteConsumer(key.consumer()) ? 0 : lastRunNanos;
  }

  /**
   * While another instance holds the lease, it may have missed what this process has just
   * committed. So the task tries a few more times with growing delays, then leaves it to the poll.
   *
   * @param outcome null if the run failed
   */
  Duration delayAfter(@Nullable DeliveryOutcome outcome) {
    caughtUp = outcome == DeliveryOutcome.CAUGHT_UP;
    if (outcome == null) {
      return FAILURE_RETRY_DELAY;
    }
    if (outcome != DeliveryOutcome.LEASE_UNAVAILABLE) {
      leaseMisses = 0;
      return Duration.ZERO;
    }
    return leaseMisses++ % MAX_LEASE_RETRIES == MAX_LEASE_RETRIES - 1
        ? Duration.ZERO
        : LEASE_RETRY_DELAY.multipliedBy(leaseMisses);
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(dueAt - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  @Override
  public int compareTo(Delayed task) {
    return Long.signum(dueAt - ((RelayTask) task).dueAt);
  }
}
