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
        public Set<String> eventNames(String reader) {
          return Set.of();
        }

        @Override
        public DeliveryOutcome forward(String reader, int lane) {
          return DeliveryOutcome.NOT_RESPONSIBLE;
        }
      };

  /** The readers that are never served at home. */
  Collection<String> consumers();

  /** The events that the reader wants. */
  Set<String> eventNames(String reader);

  /** {@code ELSEWHERE} for a module that is live here. */
  DeliveryOutcome forward(String reader, int lane);

  /** By lane. */
  default Map<Integer, DeliveryOutcome> forward(String reader, Collection<Integer> lanes) {
    return lanes.stream().collect(Collectors.toMap(it -> it, it -> forward(reader, it)));
  }
}
