package dev.tandem.eventing.delivery;

import dev.tandem.eventing.broker.BrokerForwarder;
import dev.tandem.eventing.delivery.EventDelivery.DeliveryOutcome;
import dev.tandem.eventing.log.LoggedEvent.PendingEvent;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One consumer in one partition, as the relay of this process goes about it: one worker at a time.
 */
public final class RelayTask implements Delayed {

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
   * @param names of the events that the consumer wants at once
   */
  RelayTask(ConsumerPartition key, Set<String> eventNames) {
    this.key = key;
    this.eventNames = eventNames;
  }

  public record ConsumerPartition(String consumer, int partition) {}

  ConsumerPartition key() {
    return key;
  }

  boolean isSubscribedTo(PendingEvent entry) {
    return eventNames.contains(entry.name()) && isTargetedBy(entry.targetModule());
  }

  private boolean isTargetedBy(@Nullable String targetModule) {
    var consumer = key.consumer();
    return targetModule == null
        || consumer.equals(targetModule)
        || consumer.startsWith(targetModule + ".");
  }

  /** There is something to do. True when it must be queued for that. */
  boolean signal() {
    var before =
        state.getAndUpdate(it ->
            switch (it) {
              case IDLE, QUEUED -> TaskState.QUEUED;
              case RUNNING, RUNNING_AND_SIGNALED -> TaskState.RUNNING_AND_SIGNALED;
            });
    return before == TaskState.IDLE;
  }

  void startRunning() {
    state.set(TaskState.RUNNING);
    lastRunAt = System.nanoTime();
  }

  /** Both were up to date when they were last looked at, so that neither will keep the other. */
  boolean canShareTransactionWith(RelayTask other) {
    return key.consumer().equals(other.key.consumer()) && caughtUp && other.caughtUp;
  }

  /** True when it was called meanwhile, or is to go on, and must be queued. */
  boolean stopRunning(boolean goOn) {
    lastRunNanos = System.nanoTime() - lastRunAt;
    var after =
        state.updateAndGet(
            it -> goOn || it == TaskState.RUNNING_AND_SIGNALED ? TaskState.QUEUED : TaskState.IDLE);
    return after == TaskState.QUEUED;
  }

  /**
   * Due after the pause, and no sooner than a linger after its last run. Where runs take long,
   * because the machine is busy, the linger grows, so that there is more to do in each.
   */
  void scheduleAfter(Duration pause, long linger) {
    long rest =
        caughtUp
            ? lastRunNanos + Math.max(linger, Math.min(2 * processingNanos(), MAX_LINGER_NANOS))
            : 0;
    dueAt = Math.max(System.nanoTime() + pause.toNanos(), lastRunAt + rest);
  }

  /** Waiting for a broker's confirms says nothing of this machine. */
  private long processingNanos() {
    return BrokerForwarder.isRemoteConsumer(key.consumer()) ? 0 : lastRunNanos;
  }

  /**
   * While another instance holds the partition, what this one has just committed may have escaped
   * it: a few looks, each after a longer pause, then it is left to the poll.
   *
   * @param outcome null when it was interrupted
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
  public int compareTo(Delayed other) {
    return Long.signum(dueAt - ((RelayTask) other).dueAt);
  }
}
