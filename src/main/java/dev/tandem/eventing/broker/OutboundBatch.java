package dev.tandem.eventing.broker;

import dev.tandem.eventing.delivery.DeliveryOutcome;
import dev.tandem.eventing.log.Cursor;
import dev.tandem.eventing.log.LogSlice;
import dev.tandem.eventing.log.LoggedEvent;
import java.util.List;

/**
 * What is sent of one partition.
 *
 * @param events those of the slice that are forwarded
 */
record OutboundBatch(
    Cursor cursor, LogSlice slice, List<LoggedEvent> events, PredecessorTracker predecessors) {

  Cursor advancedCursor() {
    return cursor.advancedPast(slice, slice.events().size());
  }

  boolean hasAdvanced() {
    return !advancedCursor().equals(cursor);
  }

  /**
   * @param limit the most events that were read
   */
  DeliveryOutcome outcome(int limit) {
    return slice.events().size() < limit
        ? DeliveryOutcome.CAUGHT_UP
        : DeliveryOutcome.MORE_AVAILABLE;
  }
}
