package dev.tandem.eventing.delivery;

import dev.tandem.eventing.EventingProperties;
import dev.tandem.eventing.delivery.EventDelivery.DeliveryOutcome;
import dev.tandem.eventing.log.Cursors;
import dev.tandem.eventing.log.EventTypes;
import dev.tandem.eventing.log.LoggedEvent.PendingEvent;
import dev.tandem.eventing.log.Partitioner;
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
 * Carries events from the log to the subscriptions at home. Called by the commits of this process;
 * looks by itself now and then for what others have committed, or what was missed.
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
  private final Map<RelayTask.ConsumerPartition, RelayTask> tasks = new ConcurrentHashMap<>();
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
    subscriptions
        .byModule()
        .forEach((module, its) -> {
          var names = its.stream().map(Subscription::name).sorted().toList();
          its.forEach(it ->
              registration.rememberEventTypes(it.name(), types.subscribedBy(it), types.names()));
          registration.register(module, names);
          for (int partition = 0; partition < Partitioner.PARTITION_COUNT; partition++) {
            task(module, partition, names);
          }
        });
    for (var consumer : forwarder.consumers()) {
      registration.takeOverCursors(consumer);
      registration.rememberEventTypes(consumer, forwarder.eventNames(consumer), types.names());
      registration.register(consumer, List.of(consumer));
      for (int partition = 0; partition < Partitioner.PARTITION_COUNT; partition++) {
        task(consumer, partition, List.of(consumer));
      }
    }
    workers = new RelayWorkers(this::deliver, this::signalPending, maintenance, properties);
  }

  @Override
  public synchronized void stop() {
    var working = workers;
    workers = null;
    tasks.clear();
    if (working != null) {
      working.stop();
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

  /** Just committed here. */
  public void signalCommitted(List<PendingEvent> entries) {
    var working = workers;
    if (working == null) {
      return;
    }
    for (var entry : entries) {
      for (var task : tasks.values()) {
        if (task.key().partition() == entry.partition() && task.isSubscribedTo(entry)) {
          working.signal(task);
        }
      }
    }
  }

  private void signalPending() {
    var working = workers;
    if (working != null) {
      cursors
          .findPending(servedSubscriptions())
          .forEach(it -> working.signal(task(it.consumer(), it.partition(), it.subscriptions())));
    }
  }

  private Set<String> servedSubscriptions() {
    var known = new HashSet<>(subscriptions.names());
    known.addAll(forwarder.consumers());
    return known;
  }

  /** The leased cursor decides whether the listeners here or the broker is served. */
  private Map<Integer, DeliveryOutcome> deliver(
      String consumer, Collection<Integer> partitions, BooleanSupplier goOn) {
    if (forwarder.consumers().contains(consumer)) {
      return forwarder.forward(consumer, partitions);
    }
    boolean wasAway = forwardedConsumers.contains(consumer);
    var outcomes =
        wasAway
            ? forwarder.forward(consumer, partitions)
            : delivery.deliver(consumer, partitions, goOn);
    if (!outcomes.containsValue(DeliveryOutcome.NOT_RESPONSIBLE)) {
      return outcomes;
    }
    if (wasAway) {
      forwardedConsumers.remove(consumer);
      return withoutNotResponsible(delivery.deliver(consumer, partitions, goOn));
    }
    forwardedConsumers.add(consumer);
    return withoutNotResponsible(forwarder.forward(consumer, partitions));
  }

  /** It has changed sides once more, or no broker is there to serve it. */
  private static Map<Integer, DeliveryOutcome> withoutNotResponsible(
      Map<Integer, DeliveryOutcome> outcomes) {
    var known = new HashMap<>(outcomes);
    known.replaceAll((partition, it) ->
        it == DeliveryOutcome.NOT_RESPONSIBLE ? DeliveryOutcome.LEASE_UNAVAILABLE : it);
    return known;
  }

  private RelayTask task(String consumer, int partition, Collection<String> subscriptions) {
    return tasks.computeIfAbsent(
        new RelayTask.ConsumerPartition(consumer, partition),
        it ->
            new RelayTask(
                it,
                forwarder.consumers().contains(consumer)
                    ? forwarder.eventNames(consumer)
                    : eventNamesFor(subscriptions)));
  }

  private Set<String> eventNamesFor(Collection<String> names) {
    return subscriptions.withNames(names).stream()
        .flatMap(it -> types.subscribedBy(it).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
