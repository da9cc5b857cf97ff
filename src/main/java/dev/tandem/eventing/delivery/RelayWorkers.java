package dev.tandem.eventing.delivery;

import dev.tandem.eventing.EventingProperties;
import dev.tandem.eventing.log.ConsumerPartition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of a running relay: workers that run the tasks, and one that polls. A worker uses a
 * database connection only while it delivers.
 */
class RelayWorkers {

  private static final Logger LOG = LoggerFactory.getLogger(RelayWorkers.class);
  private static final Duration MAINTENANCE_INTERVAL = Duration.ofSeconds(10);
  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(20);

  private final PartitionDelivery delivery;
  private final Runnable poller;
  private final Runnable maintenance;
  private final long linger;
  private final Duration pollInterval;
  private final DelayQueue<RelayTask> queue = new DelayQueue<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();

  RelayWorkers(
      PartitionDelivery delivery,
      Runnable poller,
      Runnable maintenance,
      EventingProperties properties) {
    this.delivery = delivery;
    this.poller = poller;
    this.maintenance = maintenance;
    this.linger = properties.linger().toNanos();
    this.pollInterval = properties.poll();
    for (int i = 1; i <= properties.workers(); i++) {
      threads.add(Thread.ofPlatform().daemon().name("relay-" + i).start(this::runWorker));
    }
    threads.add(Thread.ofPlatform().daemon().name("relay-poll").start(this::runPoller));
  }

  /** Delivers to a consumer in some of its partitions; returns an outcome by partition. */
  interface PartitionDelivery {

    Map<Integer, DeliveryOutcome> deliver(
        String consumer, Collection<Integer> partitions, BooleanSupplier isActive);
  }

  void signal(RelayTask task) {
    if (task.signal()) {
      task.scheduleAfter(Duration.ZERO, linger);
      queue.add(task);
    }
  }

  /** Lets each worker finish the listener that it is calling, commit, and end. */
  void stop() {
    stopped.countDown();
    threads.forEach(thread -> queue.add(new RelayTask(new ConsumerPartition("", -1), Set.of())));
    var deadline = System.nanoTime() + SHUTDOWN_TIMEOUT.toNanos();
    for (var thread : threads) {
      awaitEnd(thread, Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
    }
  }

  private static void awaitEnd(Thread thread, Duration timeout) {
    try {
      if (!thread.join(timeout)) {
        LOG.warn(
            "{} is still running a listener; interrupting it and rolling its transaction back",
            thread.getName());
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isActive() {
    return stopped.getCount() > 0;
  }

  private void runWorker() {
    try {
      while (isActive()) {
        var task = queue.take();
        if (isActive()) {
          deliver(task);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(RelayTask first) {
    var tasks = sharingTransactionWith(first);
    tasks.forEach(RelayTask::startRunning);
    var partitions = tasks.stream().map(task -> task.key().partition()).toList();
    Map<Integer, DeliveryOutcome> outcomes = Map.of();
    try {
      outcomes = delivery.deliver(first.key().consumer(), partitions, this::isActive);
    } catch (RuntimeException | Error e) {
      LOG.warn("Delivery to {} failed and will be retried", first.key(), e);
    }
    for (var task : tasks) {
      reschedule(task, outcomes.get(task.key().partition()));
    }
  }

  /** The task with the queued ones that one transaction can deliver, too. */
  private List<RelayTask> sharingTransactionWith(RelayTask first) {
    var tasks = new ArrayList<>(List.of(first));
    for (var task : queue) {
      if (task.canShareTransactionWith(first) && queue.remove(task)) {
        tasks.add(task);
      }
    }
    return tasks;
  }

  private void reschedule(RelayTask task, @Nullable DeliveryOutcome outcome) {
    var delay = task.delayAfter(outcome);
    if (task.stopRunning(outcome == DeliveryOutcome.MORE_AVAILABLE || delay.isPositive())) {
      task.scheduleAfter(delay, linger);
      queue.add(task);
    }
  }

  private void runPoller() {
    var maintainedAt = System.nanoTime();
    try {
      while (!stopped.await(pollInterval.toMillis(), TimeUnit.MILLISECONDS)) {
        runLoggingFailure(poller);
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
      LOG.warn(
          "Polling or maintenance of the event log failed and will be retried: {}",
          FailureSummary.of(e));
    }
  }
}
