package dev.tandem.eventing.delivery;

import dev.tandem.eventing.log.LoggedEvent;
import dev.tandem.eventing.subscription.Subscription;
import dev.tandem.eventing.trace.TraceRelation;
import java.util.List;

/**
 * An event and the subscriptions of the consumer that get it, possibly none.
 *
 * @param mayBeDuplicate whether it was published while the module was live elsewhere, so that the
 *     other side may have delivered it without the cursor knowing
 */
record PlannedDelivery(
    LoggedEvent event,
    List<Subscription> subscriptions,
    TraceRelation trace,
    boolean mayBeDuplicate) {}
