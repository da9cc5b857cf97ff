package dev.tandem.eventing;

import dev.tandem.eventing.Delivery.Outcome;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Hands events to the broker: for modules that never run here, and for those that are away. */
interface Carrier {

  /** Where no module lives elsewhere. */
  Carrier NONE =
      new Carrier() {
        @Override
        public Collection<String> readers() {
          return Set.of();
        }

        @Override
        public Set<String> names(String reader) {
          return Set.of();
        }

        @Override
        public Outcome carry(String reader, int lane) {
          return Outcome.ELSEWHERE;
        }
      };

  /** The readers that are never served at home. */
  Collection<String> readers();

  /** The events that the reader wants. */
  Set<String> names(String reader);

  /** {@code ELSEWHERE} for a module that is live here. */
  Outcome carry(String reader, int lane);

  /** By lane. */
  default Map<Integer, Outcome> carry(String reader, Collection<Integer> lanes) {
    return lanes.stream().collect(Collectors.toMap(it -> it, it -> carry(reader, it)));
  }
}
