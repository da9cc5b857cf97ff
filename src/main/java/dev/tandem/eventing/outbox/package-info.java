/**
 * Collects the events of a transaction and appends them to the log as it commits. Start with {@link
 * dev.tandem.eventing.outbox.OutboxEventPublisher}.
 */
@NullMarked
package dev.tandem.eventing.outbox;

import org.jspecify.annotations.NullMarked;
