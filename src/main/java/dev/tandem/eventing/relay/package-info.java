/**
 * Relays events as they are committed: workers deliver what is unread to each consumer, and a
 * poller finds what was missed and maintains the log. Start with {@link
 * dev.tandem.eventing.relay.OutboxRelay}.
 */
@NullMarked
package dev.tandem.eventing.relay;

import org.jspecify.annotations.NullMarked;
