package dev.tandem.eventing.relay;

import dev.tandem.eventing.EventingProperties;
import dev.tandem.eventing.delivery.DeliveryOutcome;
import dev.tandem.eventing.log.PendingEvent;
import dev.tandem.eventing.log.PendingPartition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of a running relay: workers that run the tasks, and one that polls. A worker uses a
 * database connection only while it delivers.
 */
class RelayWorkers {

  private static final Logger LOG = LoggerFactory.getLogger(RelayWorkers.class);
  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(5);

  private final DeliveryRouter router;
  private final RelayTasks tasks;
  private final RelayQueue queue;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();

  RelayWorkers(
      DeliveryRouter router,
      RelayTasks tasks,
      Runnable poll,
      Runnable maintenance,
      EventingProperties properties) {
    this.router = router;
    this.tasks = tasks;
    this.queue = new RelayQueue(properties.linger());
    for (int i = 1; i <= properties.workers(); i++) {
      threads.add(Thread.ofPlatform().daemon().name("relay-" + i).start(this::runWorker));
    }
    var poller = new RelayPoller(poll, maintenance, properties.poll(), stopped);
    threads.add(Thread.ofPlatform().daemon().name("relay-poll").start(poller::run));
  }

  void signalCommitted(List<PendingEvent> events) {
    tasks.forEachSubscribed(events, queue::signal);
  }

  void signalPending(PendingPartition pending) {
    queue.signal(tasks.find(pending.consumer(), pending.partition(), pending.subscriptions()));
  }

  /** Lets each worker finish the listener that it is calling, commit, and end. */
  void stop() {
    stopped.countDown();
    threads.forEach(thread -> queue.wakeWorker());
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
    var tasks = queue.takeSharingTransactionWith(first);
    tasks.forEach(RelayTask::startRunning);
    var partitions = tasks.stream().map(task -> task.key().partition()).toList();
    Map<Integer, DeliveryOutcome> outcomes = Map.of();
    try {
      outcomes = router.deliver(first.key().consumer(), partitions, this::isActive);
    } catch (RuntimeException | Error e) {
      LOG.warn("Delivery to {} failed and will be retried", first.key(), e);
    }
    for (var task : tasks) {
      queue.returnAfter(outcomes.get(task.key().partition()), task);
    }
  }
}
