package dev.tandem.eventing.delivery;

import dev.tandem.eventing.log.Cursor;
import dev.tandem.eventing.trace.DeliveryTrace;

/** Chooses the trace of what a cursor reads. */
final class DeliveryTraces {

  private DeliveryTraces() {}

  /** A subscription that an operator has detached, to replay or to pause it, has its own. */
  static DeliveryTrace of(Cursor cursor) {
    return cursor.consumer().equals(cursor.module())
        ? DeliveryTrace.CONTINUED
        : DeliveryTrace.LINKED;
  }
}
