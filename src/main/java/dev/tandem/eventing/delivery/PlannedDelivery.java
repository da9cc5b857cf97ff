package dev.tandem.eventing.delivery;

import dev.tandem.eventing.log.Cursor;
import dev.tandem.eventing.log.LoggedEvent;
import java.util.List;
import java.util.function.Function;

/**
 * An event and the subscriptions of the consumer that get it, possibly none.
 *
 * @param mayBeDuplicate whether it was published while the module was live elsewhere, so that the
 *     other side may have delivered it without the cursor knowing
 */
record PlannedDelivery(
    LoggedEvent event, List<Subscription> subscriptions, boolean mayBeDuplicate) {

  static PlannedDelivery of(
      Cursor cursor, LoggedEvent event, Function<String, List<Subscription>> subscribersOf) {
    return new PlannedDelivery(
        event,
        event.isFor(cursor.module()) ? subscribersOf.apply(event.name()) : List.of(),
        event.targetModule() == null && event.position() <= cursor.dualDeliveryUntil());
  }
}
