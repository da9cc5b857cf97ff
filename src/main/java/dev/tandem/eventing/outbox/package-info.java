/** Collects the events of a transaction and appends them to the log as it commits. */
@NullMarked
package dev.tandem.eventing.outbox;

import org.jspecify.annotations.NullMarked;
