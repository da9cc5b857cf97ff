package dev.tandem.eventing.delivery;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Forwards events to the broker, for modules that run in other processes. */
public interface Forwarder {

  /** Used if no broker is configured. */
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

  /** The remote consumers: those of modules that never run in this process. */
  Collection<String> consumers();

  /** The names of the events that are forwarded to the consumer. */
  Set<String> eventNames(String consumer);

  /** {@code NOT_RESPONSIBLE} for a module that is live here. */
  DeliveryOutcome forward(String consumer, int partition);

  /** Forwards several partitions together; returns an outcome by partition. */
  default Map<Integer, DeliveryOutcome> forward(String consumer, Collection<Integer> partitions) {
    return partitions.stream()
        .collect(Collectors.toMap(Function.identity(), partition -> forward(consumer, partition)));
  }
}
