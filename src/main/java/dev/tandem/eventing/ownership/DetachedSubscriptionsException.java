package dev.tandem.eventing.ownership;

import java.util.List;

/** Some subscriptions of a module read by themselves, so it cannot be handed over as a whole. */
public final class DetachedSubscriptionsException extends IllegalStateException {

  public DetachedSubscriptionsException(List<String> subscriptions) {
    super(
        "%s is paused or replayed; let it catch up first, at /eventing."
            .formatted(String.join(", ", subscriptions)));
  }
}
