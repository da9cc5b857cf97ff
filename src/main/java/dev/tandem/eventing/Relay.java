package dev.tandem.eventing;

import dev.tandem.eventing.LoggedEvent.Entry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Carries events from the log to the subscriptions at home. Called by the commits of this process;
 * looks by itself now and then for what others have committed, or what was missed.
 */
class Relay implements SmartLifecycle {

  private final Delivery delivery;
  private final Cursors cursors;
  private final Subscriptions subscriptions;
  private final EventTypes types;
  private final Registration registration;
  private final Runnable tidy;
  private final EventingProperties properties;
  private final Map<Strand.Key, Strand> strands = new ConcurrentHashMap<>();
  private volatile @Nullable Workers workers;

  Relay(
      Delivery delivery,
      Cursors cursors,
      Subscriptions subscriptions,
      EventTypes types,
      Registration registration,
      Runnable tidy,
      EventingProperties properties) {
    this.delivery = delivery;
    this.cursors = cursors;
    this.subscriptions = subscriptions;
    this.types = types;
    this.registration = registration;
    this.tidy = tidy;
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
          registration.register(module, names);
          for (int lane = 0; lane < Lane.COUNT; lane++) {
            strand(module, lane, names);
          }
        });
    workers = new Workers(delivery, this::lookAround, tidy, properties);
  }

  @Override
  public synchronized void stop() {
    var working = workers;
    workers = null;
    strands.clear();
    if (working != null) {
      working.stop();
    }
  }

  @Override
  public boolean isRunning() {
    return workers != null;
  }

  /** Just committed here. */
  void committed(List<Entry> entries) {
    var working = workers;
    if (working == null) {
      return;
    }
    for (var entry : entries) {
      for (var strand : strands.values()) {
        if (strand.key().lane() == entry.lane() && strand.wants(entry.name())) {
          working.call(strand);
        }
      }
    }
  }

  private void lookAround() {
    var working = workers;
    if (working != null) {
      cursors
          .waiting(subscriptions.names())
          .forEach(it -> working.call(strand(it.reader(), it.lane(), it.subscriptions())));
    }
  }

  private Strand strand(String reader, int lane, Collection<String> subscriptions) {
    return strands.computeIfAbsent(
        new Strand.Key(reader, lane), it -> new Strand(it, namesFor(subscriptions)));
  }

  private Set<String> namesFor(Collection<String> names) {
    return subscriptions.named(names).stream()
        .flatMap(it -> types.wantedBy(it).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
