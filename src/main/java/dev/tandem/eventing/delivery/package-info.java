/**
 * Relays events from the log to their subscriptions, retries failed deliveries and parks those that
 * keep failing. Start with {@link dev.tandem.eventing.delivery.OutboxRelay} and {@link
 * dev.tandem.eventing.delivery.EventDelivery}.
 */
@NullMarked
package dev.tandem.eventing.delivery;

import org.jspecify.annotations.NullMarked;
