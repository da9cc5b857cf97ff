package dev.tandem.eventing;

import dev.tandem.eventing.Delivery.Outcome;
import java.util.Collection;
import java.util.Set;

/** Serves readers of the log that are no subscriptions at home. */
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
          return Outcome.TAKEN;
        }
      };

  Collection<String> readers();

  /** The events that the reader wants. */
  Set<String> names(String reader);

  Outcome carry(String reader, int lane);
}
