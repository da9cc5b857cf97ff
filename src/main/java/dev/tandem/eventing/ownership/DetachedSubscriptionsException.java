package dev.tandem.eventing.ownership;

import java.util.List;

/** Subscriptions of a module are detached, so it cannot be handed over as one consumer. */
public final class DetachedSubscriptionsException extends IllegalStateException {

  public DetachedSubscriptionsException(List<String> subscriptions) {
    super(
        "%s is paused or replayed; let it catch up first, at /eventing."
            .formatted(String.join(", ", subscriptions)));
  }
}
