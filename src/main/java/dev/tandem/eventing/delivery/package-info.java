/**
 * Delivers events from the log to their subscriptions, retries failed deliveries and parks those
 * that keep failing.
 *
 * <p>The path of an event: {@code EventDelivery} → {@code BatchDelivery} → {@code DeliveryBatch} →
 * {@code ListenerDelivery} → {@code Subscription}. A failure goes to {@code ParkedEvents} and is
 * retried by {@code DueRetries}.
 */
@NullMarked
package dev.tandem.eventing.delivery;

import org.jspecify.annotations.NullMarked;
