package dev.tandem.rollout.steps;

import dev.tandem.eventing.ownership.DetachedSubscriptionsException;
import dev.tandem.eventing.ownership.PendingDeliveries;
import dev.tandem.rollout.database.NotReadyException;

/** Rejects a move of a module with deliveries that only an operator can finish. */
final class BlockingDeliveries {

  private BlockingDeliveries() {}

  /**
   * @throws NotReadyException if deliveries have failed
   * @throws DetachedSubscriptionsException if a subscription is paused or being replayed
   */
  static void requireNone(PendingDeliveries pending, String module) {
    if (pending.failed() > 0) {
      throw new NotReadyException(
          "%s deliveries to %s have failed; retry or discard them at /eventing first."
              .formatted(pending.failed(), module));
    }
    if (!pending.detached().isEmpty()) {
      throw new DetachedSubscriptionsException(pending.detached());
    }
  }
}
