/**
 * Relays events from the log to their subscriptions, retries failed deliveries and parks those that
 * keep failing.
 */
@NullMarked
package dev.tandem.eventing.delivery;

import org.jspecify.annotations.NullMarked;
