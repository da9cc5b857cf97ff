package dev.tandem.eventing.delivery;

import dev.tandem.eventing.log.Cursor;
import dev.tandem.eventing.log.LogSlice;
import dev.tandem.eventing.log.LoggedEvent;
import dev.tandem.eventing.subscription.Subscription;
import dev.tandem.eventing.trace.TraceRelation;
import java.util.List;
import java.util.function.Function;

/**
 * What a batch delivers to whom in one partition.
 *
 * @param limit the most events that were read
 * @param deliveries one for each event of the slice, in its order
 */
record PartitionPlan(Cursor cursor, LogSlice slice, int limit, List<PlannedDelivery> deliveries) {

  static PartitionPlan of(
      Cursor cursor,
      LogSlice slice,
      int limit,
      Function<String, List<Subscription>> subscribersOf) {
    var deliveries =
        slice.events().stream().map(event -> plan(cursor, event, subscribersOf)).toList();
    return new PartitionPlan(cursor, slice, limit, deliveries);
  }

  private static PlannedDelivery plan(
      Cursor cursor, LoggedEvent event, Function<String, List<Subscription>> subscribersOf) {
    return new PlannedDelivery(
        event,
        event.isFor(cursor.module()) ? subscribersOf.apply(event.name()) : List.of(),
        TraceRelation.of(cursor),
        event.targetModule() == null && event.position() <= cursor.dualDeliveryUntil());
  }

  Cursor cursorAfter(int handled) {
    return cursor.advancedPast(slice, handled);
  }

  DeliveryOutcome outcomeAfter(int handled) {
    return handled == deliveries.size() && handled < limit
        ? DeliveryOutcome.CAUGHT_UP
        : DeliveryOutcome.MORE_AVAILABLE;
  }
}
