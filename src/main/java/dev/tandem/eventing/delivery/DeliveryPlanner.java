package dev.tandem.eventing.delivery;

import dev.tandem.eventing.EventingProperties;
import dev.tandem.eventing.log.Cursor;
import dev.tandem.eventing.log.EventLog;
import dev.tandem.eventing.log.EventTypes;
import dev.tandem.eventing.subscription.EventSubscribers;
import dev.tandem.eventing.subscription.SubscribedEventTypes;
import dev.tandem.eventing.subscription.Subscriptions;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Reads the next events after leased cursors and decides which subscriptions get them. */
@Component
class DeliveryPlanner {

  private final EventLog log;
  private final EventTypes types;
  private final SubscribedEventTypes subscribedEventTypes;
  private final Subscriptions subscriptions;
  private final int batchSize;

  DeliveryPlanner(
      EventLog log,
      EventTypes types,
      SubscribedEventTypes subscribedEventTypes,
      Subscriptions subscriptions,
      EventingProperties properties) {
    this.log = log;
    this.types = types;
    this.subscribedEventTypes = subscribedEventTypes;
    this.subscriptions = subscriptions;
    this.batchSize = properties.batch();
  }

  /**
   * Plans for the cursors that have the same subscriptions as the first one.
   *
   * @return empty if another release has to deliver, because this one lacks a subscription
   */
  List<PartitionPlan> plan(List<Cursor> leased, RetryGranularity granularity) {
    var names = leased.getFirst().subscriptions();
    var local = subscriptions.withNames(names);
    if (local.size() != names.size()) {
      return List.of();
    }
    var cursors = leased.stream().filter(cursor -> cursor.subscriptions().equals(names)).toList();
    int limit = granularity.isBatched() ? Math.ceilDiv(batchSize, cursors.size()) : 1;
    var subscribers = new EventSubscribers(local, types, subscribedEventTypes);
    var slices = log.read(cursors, subscribers.eventNames(), limit);
    return IntStream.range(0, cursors.size())
        .mapToObj(i -> PartitionPlan.of(cursors.get(i), slices.get(i), limit, subscribers::of))
        .toList();
  }
}
