package dev.tandem.eventing.relay;

import dev.tandem.eventing.delivery.DeliveryOutcome;
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

  private static final Duration FAILURE_RETRY_DELAY = Duration.ofSeconds(1);
  private static final long MAX_LINGER_NANOS = Duration.ofMillis(10).toNanos();

  private final ConsumerPartition key;
  private final Set<String> eventNames;
  private final AtomicReference<TaskState> state = new AtomicReference<>(TaskState.IDLE);
  private volatile long dueAt;
  private final LeaseBackoff leaseBackoff = new LeaseBackoff();
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
    return key.contains(event) && eventNames.contains(event.name());
  }

  /**
   * Notes that there may be something to deliver.
   *
   * @return whether the caller must queue the task
   */
  boolean signal() {
    return state.getAndUpdate(TaskState::signaled) == TaskState.IDLE;
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
    return state.updateAndGet(current -> current.afterRun(runAgain)) == TaskState.QUEUED;
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
   * @param outcome null if the run failed
   * @return after which to run again; zero: not because of this outcome
   */
  Duration delayAfter(@Nullable DeliveryOutcome outcome) {
    caughtUp = outcome == DeliveryOutcome.CAUGHT_UP;
    if (outcome == null) {
      return FAILURE_RETRY_DELAY;
    }
    if (outcome == DeliveryOutcome.LEASE_UNAVAILABLE) {
      return leaseBackoff.nextDelay();
    }
    leaseBackoff.reset();
    return Duration.ZERO;
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
