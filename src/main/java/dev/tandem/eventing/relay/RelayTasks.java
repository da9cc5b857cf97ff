package dev.tandem.eventing.relay;

import dev.tandem.eventing.log.ConsumerPartition;
import dev.tandem.eventing.log.Partitioner;
import dev.tandem.eventing.log.PendingEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** One task for each consumer in each partition, of one run of the relay. */
final class RelayTasks {

  private final ServedConsumers consumers;
  private final Map<ConsumerPartition, RelayTask> tasks = new ConcurrentHashMap<>();

  RelayTasks(ServedConsumers consumers) {
    this.consumers = consumers;
  }

  void add(String consumer, Collection<String> subscriptions) {
    for (int partition = 0; partition < Partitioner.PARTITION_COUNT; partition++) {
      find(consumer, partition, subscriptions);
    }
  }

  RelayTask find(String consumer, int partition, Collection<String> subscriptions) {
    return tasks.computeIfAbsent(
        new ConsumerPartition(consumer, partition),
        key -> new RelayTask(key, consumers.eventNames(consumer, subscriptions)));
  }

  void forEachSubscribed(List<PendingEvent> events, Consumer<RelayTask> action) {
    for (var event : events) {
      for (var task : tasks.values()) {
        if (task.isSubscribedTo(event)) {
          action.accept(task);
        }
      }
    }
  }
}
