package dev.tandem.eventing;

import dev.tandem.eventing.Delivery.Outcome;
import dev.tandem.eventing.LoggedEvent.Entry;
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
class Relay implements SmartLifecycle {

  private final Delivery delivery;
  private final Cursors cursors;
  private final Subscriptions subscriptions;
  private final EventTypes types;
  private final Registration registration;
  private final Carrier carrier;
  private final Runnable tidy;
  private final EventingProperties properties;
  private final Map<Strand.Key, Strand> strands = new ConcurrentHashMap<>();
  private final Set<String> away = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Workers workers;

  Relay(
      Delivery delivery,
      Cursors cursors,
      Subscriptions subscriptions,
      EventTypes types,
      Registration registration,
      Carrier carrier,
      Runnable tidy,
      EventingProperties properties) {
    this.delivery = delivery;
    this.cursors = cursors;
    this.subscriptions = subscriptions;
    this.types = types;
    this.registration = registration;
    this.carrier = carrier;
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
          its.forEach(it -> registration.remember(it.name(), types.wantedBy(it), types.names()));
          registration.register(module, names);
          for (int lane = 0; lane < Lane.COUNT; lane++) {
            strand(module, lane, names);
          }
        });
    for (var reader : carrier.readers()) {
      registration.takeOver(reader);
      registration.remember(reader, carrier.names(reader), types.names());
      registration.register(reader, List.of(reader));
      for (int lane = 0; lane < Lane.COUNT; lane++) {
        strand(reader, lane, List.of(reader));
      }
    }
    workers = new Workers(this::deliver, this::lookAround, tidy, properties);
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
  public boolean isAutoStartup() {
    return !properties.guest();
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
        if (strand.key().lane() == entry.lane() && strand.wants(entry)) {
          working.call(strand);
        }
      }
    }
  }

  private void lookAround() {
    var working = workers;
    if (working != null) {
      cursors
          .waiting(known())
          .forEach(it -> working.call(strand(it.reader(), it.lane(), it.subscriptions())));
    }
  }

  private Set<String> known() {
    var known = new HashSet<>(subscriptions.names());
    known.addAll(carrier.readers());
    return known;
  }

  /** The leased cursor decides whether the listeners here or the broker is served. */
  private Map<Integer, Outcome> deliver(
      String reader, Collection<Integer> lanes, BooleanSupplier goOn) {
    if (carrier.readers().contains(reader)) {
      return carrier.carry(reader, lanes);
    }
    boolean wasAway = away.contains(reader);
    var outcomes = wasAway ? carrier.carry(reader, lanes) : delivery.deliver(reader, lanes, goOn);
    if (!outcomes.containsValue(Outcome.ELSEWHERE)) {
      return outcomes;
    }
    if (wasAway) {
      away.remove(reader);
      return known(delivery.deliver(reader, lanes, goOn));
    }
    away.add(reader);
    return known(carrier.carry(reader, lanes));
  }

  /** It has changed sides once more, or no broker is there to serve it. */
  private static Map<Integer, Outcome> known(Map<Integer, Outcome> outcomes) {
    var known = new HashMap<>(outcomes);
    known.replaceAll((lane, it) -> it == Outcome.ELSEWHERE ? Outcome.TAKEN : it);
    return known;
  }

  private Strand strand(String reader, int lane, Collection<String> subscriptions) {
    return strands.computeIfAbsent(
        new Strand.Key(reader, lane),
        it ->
            new Strand(
                it,
                carrier.readers().contains(reader)
                    ? carrier.names(reader)
                    : namesFor(subscriptions)));
  }

  private Set<String> namesFor(Collection<String> names) {
    return subscriptions.named(names).stream()
        .flatMap(it -> types.wantedBy(it).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
