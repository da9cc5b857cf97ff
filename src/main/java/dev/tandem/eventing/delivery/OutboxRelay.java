package dev.tandem.eventing.delivery;

import dev.tandem.eventing.EventingProperties;
import dev.tandem.eventing.log.ConsumerPartition;
import dev.tandem.eventing.log.Cursors;
import dev.tandem.eventing.log.EventTypes;
import dev.tandem.eventing.log.Partitioner;
import dev.tandem.eventing.log.PendingEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Relays events from the log to the subscriptions of this process and to the broker. Commits of
 * this process signal it; it also polls for commits of other processes and for missed ones.
 */
public class OutboxRelay implements SmartLifecycle {

  private final EventDelivery delivery;
  private final Cursors cursors;
  private final Subscriptions subscriptions;
  private final EventTypes types;
  private final ConsumerRegistration registration;
  private final Forwarder forwarder;
  private final Runnable maintenance;
  private final EventingProperties properties;
  private final Map<ConsumerPartition, RelayTask> tasks = new ConcurrentHashMap<>();
  private final Set<String> forwardedConsumers = ConcurrentHashMap.newKeySet();
  private volatile @Nullable RelayWorkers workers;

  public OutboxRelay(
      EventDelivery delivery,
      Cursors cursors,
      Subscriptions subscriptions,
      EventTypes types,
      ConsumerRegistration registration,
      Forwarder forwarder,
      Runnable maintenance,
      EventingProperties properties) {
    this.delivery = delivery;
    this.cursors = cursors;
    this.subscriptions = subscriptions;
    this.types = types;
    this.registration = registration;
    this.forwarder = forwarder;
    this.maintenance = maintenance;
    this.properties = properties;
  }

  @Override
  public synchronized void start() {
    if (workers != null) {
      return;
    }
    subscriptions.byModule().forEach(this::registerModule);
    forwarder.consumers().forEach(this::registerRemoteConsumer);
    workers = new RelayWorkers(this::deliver, this::signalPending, maintenance, properties);
  }

  private void registerModule(String module, List<Subscription> ofModule) {
    var names = ofModule.stream().map(Subscription::name).sorted().toList();
    for (var subscription : ofModule) {
      registration.rememberEventTypes(
          subscription.name(), subscription.eventNames(types), types.names());
    }
    registration.register(module, names);
    addTasks(module, names);
  }

  private void registerRemoteConsumer(String consumer) {
    registration.takeOverCursors(consumer);
    registration.rememberEventTypes(consumer, forwarder.eventNames(consumer), types.names());
    registration.register(consumer, List.of(consumer));
    addTasks(consumer, List.of(consumer));
  }

  private void addTasks(String consumer, Collection<String> names) {
    for (int partition = 0; partition < Partitioner.PARTITION_COUNT; partition++) {
      task(consumer, partition, names);
    }
  }

  @Override
  public synchronized void stop() {
    var running = workers;
    workers = null;
    tasks.clear();
    if (running != null) {
      running.stop();
    }
  }

  @Override
  public boolean isAutoStartup() {
    return !properties.passive();
  }

  @Override
  public boolean isRunning() {
    return workers != null;
  }

  /** Wakes the tasks whose consumers subscribe to events that this process has just committed. */
  public void signalCommitted(List<PendingEvent> events) {
    var running = workers;
    if (running == null) {
      return;
    }
    for (var event : events) {
      for (var task : tasks.values()) {
        if (task.key().partition() == event.partition() && task.isSubscribedTo(event)) {
          running.signal(task);
        }
      }
    }
  }

  private void signalPending() {
    var running = workers;
    if (running != null) {
      for (var pending : cursors.findPending(servedSubscriptions())) {
        running.signal(task(pending.consumer(), pending.partition(), pending.subscriptions()));
      }
    }
  }

  private Set<String> servedSubscriptions() {
    var served = new HashSet<>(subscriptions.names());
    served.addAll(forwarder.consumers());
    return served;
  }

  /** The leased cursor decides whether the listeners here or the broker get the events. */
  private Map<Integer, DeliveryOutcome> deliver(
      String consumer, Collection<Integer> partitions, BooleanSupplier isActive) {
    if (forwarder.consumers().contains(consumer)) {
      return forwarder.forward(consumer, partitions);
    }
    boolean wasForwarded = forwardedConsumers.contains(consumer);
    var outcomes =
        wasForwarded
            ? forwarder.forward(consumer, partitions)
            : delivery.deliver(consumer, partitions, isActive);
    if (!outcomes.containsValue(DeliveryOutcome.NOT_RESPONSIBLE)) {
      return outcomes;
    }
    if (wasForwarded) {
      forwardedConsumers.remove(consumer);
      return withoutNotResponsible(delivery.deliver(consumer, partitions, isActive));
    }
    forwardedConsumers.add(consumer);
    return withoutNotResponsible(forwarder.forward(consumer, partitions));
  }

  /** The module has changed sides once more, or no broker is configured: try again later. */
  private static Map<Integer, DeliveryOutcome> withoutNotResponsible(
      Map<Integer, DeliveryOutcome> outcomes) {
    var later = new HashMap<>(outcomes);
    later.replaceAll((partition, outcome) ->
        outcome == DeliveryOutcome.NOT_RESPONSIBLE ? DeliveryOutcome.LEASE_UNAVAILABLE : outcome);
    return later;
  }

  private RelayTask task(String consumer, int partition, Collection<String> names) {
    return tasks.computeIfAbsent(
        new ConsumerPartition(consumer, partition),
        key ->
            new RelayTask(
                key,
                forwarder.consumers().contains(consumer)
                    ? forwarder.eventNames(consumer)
                    : eventNamesFor(names)));
  }

  private Set<String> eventNamesFor(Collection<String> names) {
    return subscriptions.withNames(names).stream()
        .flatMap(subscription -> subscription.eventNames(types).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
