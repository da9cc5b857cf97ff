package dev.tandem.eventing.delivery;

import dev.tandem.eventing.delivery.EventDelivery.DeliveryOutcome;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Hands events to the broker: for modules that never run here, and for those that are away. */
public interface Forwarder {

  /** Where no module lives elsewhere. */
  Forwarder NONE =
      new Forwarder() {
        @Override
        public Collection<String> consumers() {
          return Set.of();
        }

        @Override
        public Set<String> eventNames(String consumer) {
          return Set.of();
        }

        @Override
        public DeliveryOutcome forward(String consumer, int partition) {
          return DeliveryOutcome.NOT_RESPONSIBLE;
        }
      };

  /** The consumers that are never served at home. */
  Collection<String> consumers();

  /** The events that the consumer wants. */
  Set<String> eventNames(String consumer);

  /** {@code ELSEWHERE} for a module that is live here. */
  DeliveryOutcome forward(String consumer, int partition);

  /** By partition. */
  default Map<Integer, DeliveryOutcome> forward(String consumer, Collection<Integer> partitions) {
    return partitions.stream().collect(Collectors.toMap(it -> it, it -> forward(consumer, it)));
  }
}
