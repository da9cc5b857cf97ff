package dev.tandem.eventing.subscription;

import dev.tandem.eventing.log.EventTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds, for the length of a batch, which subscriptions of a consumer subscribe to an event. */
public final class EventSubscribers {

  private final List<Subscription> subscriptions;
  private final EventTypes types;
  private final SubscribedEventTypes subscribedEventTypes;
  private final Map<String, List<Subscription>> byEventName = new HashMap<>();

  public EventSubscribers(
      List<Subscription> subscriptions,
      EventTypes types,
      SubscribedEventTypes subscribedEventTypes) {
    this.subscriptions = subscriptions;
    this.types = types;
    this.subscribedEventTypes = subscribedEventTypes;
  }

  public List<Subscription> of(String eventName) {
    return byEventName.computeIfAbsent(eventName, this::find);
  }

  /** The events of this release that have a subscriber. */
  public Set<String> eventNames() {
    return types.names().stream().filter(name -> !of(name).isEmpty()).collect(Collectors.toSet());
  }

  private List<Subscription> find(String eventName) {
    var type = types.type(eventName);
    if (type != null) {
      return subscriptions.stream().filter(to -> to.isSubscribedTo(type)).toList();
    }
    var names = subscribedEventTypes.subscribersOf(eventName);
    return subscriptions.stream().filter(to -> names.contains(to.name())).toList();
  }
}
