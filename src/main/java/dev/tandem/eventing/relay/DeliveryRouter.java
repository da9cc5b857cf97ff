package dev.tandem.eventing.relay;

import dev.tandem.eventing.delivery.DeliveryOutcome;
import dev.tandem.eventing.delivery.EventDelivery;
import dev.tandem.eventing.delivery.Forwarder;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Gives the events of a consumer to the listeners here or to the broker. The leased cursor decides;
 * where a consumer was last is only remembered to ask the right side first.
 */
final class DeliveryRouter {

  private final EventDelivery delivery;
  private final Forwarder forwarder;
  private final Set<String> forwardedConsumers = ConcurrentHashMap.newKeySet();

  DeliveryRouter(EventDelivery delivery, Forwarder forwarder) {
    this.delivery = delivery;
    this.forwarder = forwarder;
  }

  /**
   * @return by partition
   */
  Map<Integer, DeliveryOutcome> deliver(
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
}
