/**
 * Finds the way of a booking through the log, by an id of its events. Start with {@link
 * dev.tandem.eventing.search.EventSearch}.
 */
@NullMarked
package dev.tandem.eventing.search;

import org.jspecify.annotations.NullMarked;
