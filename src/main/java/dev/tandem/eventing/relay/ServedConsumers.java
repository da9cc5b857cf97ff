package dev.tandem.eventing.relay;

import dev.tandem.eventing.delivery.Forwarder;
import dev.tandem.eventing.log.EventTypes;
import dev.tandem.eventing.subscription.ConsumerRegistration;
import dev.tandem.eventing.subscription.Subscription;
import dev.tandem.eventing.subscription.Subscriptions;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The consumers that this process serves: its modules, and through the broker remote ones. */
@Component
class ServedConsumers {

  private final Subscriptions subscriptions;
  private final EventTypes types;
  private final ConsumerRegistration registration;
  private final Forwarder forwarder;

  ServedConsumers(
      Subscriptions subscriptions,
      EventTypes types,
      ConsumerRegistration registration,
      ObjectProvider<Forwarder> forwarder) {
    this.subscriptions = subscriptions;
    this.types = types;
    this.registration = registration;
    this.forwarder = forwarder.getIfAvailable(() -> Forwarder.NONE);
  }

  /**
   * Registers all consumers.
   *
   * @return the subscriptions of each
   */
  Map<String, List<String>> register() {
    var registered = new HashMap<String, List<String>>();
    subscriptions
        .byModule()
        .forEach((module, ofModule) -> registered.put(module, registerModule(module, ofModule)));
    forwarder.consumers().forEach(consumer -> registered.put(consumer, registerRemote(consumer)));
    return registered;
  }

  private List<String> registerModule(String module, List<Subscription> ofModule) {
    var names = ofModule.stream().map(Subscription::name).sorted().toList();
    for (var subscription : ofModule) {
      registration.rememberEventTypes(
          subscription.name(), subscription.eventNames(types), types.names());
    }
    registration.register(module, names, ofModule.stream().allMatch(Subscription::isFromTheStart));
    return names;
  }

  private List<String> registerRemote(String consumer) {
    registration.takeOverCursors(consumer);
    registration.rememberEventTypes(consumer, forwarder.eventNames(consumer), types.names());
    registration.register(consumer, List.of(consumer));
    return List.of(consumer);
  }

  Set<String> subscriptionNames() {
    var served = new HashSet<>(subscriptions.names());
    served.addAll(forwarder.consumers());
    return served;
  }

  /** The names of the events that the consumer gets for its subscriptions. */
  Set<String> eventNames(String consumer, Collection<String> names) {
    if (forwarder.consumers().contains(consumer)) {
      return forwarder.eventNames(consumer);
    }
    return subscriptions.withNames(names).stream()
        .flatMap(subscription -> subscription.eventNames(types).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
