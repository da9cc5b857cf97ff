package dev.tandem.eventing.relay;

import dev.tandem.eventing.delivery.DeliveryOutcome;
import dev.tandem.eventing.log.ConsumerPartition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.DelayQueue;
import org.jspecify.annotations.Nullable;

/** The tasks that wait for a worker, in the order in which they are due. */
final class RelayQueue {

  private final DelayQueue<RelayTask> queue = new DelayQueue<>();
  private final long linger;

  RelayQueue(Duration linger) {
    this.linger = linger.toNanos();
  }

  void signal(RelayTask task) {
    if (task.signal()) {
      add(task, Duration.ZERO);
    }
  }

  private void add(RelayTask task, Duration delay) {
    task.scheduleAfter(delay, linger);
    queue.add(task);
  }

  /** Waits until a task is due. */
  RelayTask take() throws InterruptedException {
    return queue.take();
  }

  /** Wakes a worker that waits for a task. */
  void wakeWorker() {
    queue.add(new RelayTask(new ConsumerPartition("", -1), Set.of()));
  }

  /** The task with the queued ones that one transaction can deliver, too. */
  List<RelayTask> takeSharingTransactionWith(RelayTask first) {
    var tasks = new ArrayList<>(List.of(first));
    for (var task : queue) {
      if (task.canShareTransactionWith(first) && queue.remove(task)) {
        tasks.add(task);
      }
    }
    return tasks;
  }

  /**
   * @param outcome of the task's run; null if the run failed
   */
  void returnAfter(@Nullable DeliveryOutcome outcome, RelayTask task) {
    var delay = task.delayAfter(outcome);
    if (task.stopRunning(outcome == DeliveryOutcome.MORE_AVAILABLE || delay.isPositive())) {
      add(task, delay);
    }
  }
}
