/**
 * The slots that can be booked, found from offerings, availability and busy times, and summarised
 * in an event for other modules whenever they change. Whether a slot is free is decided in {@code
 * seat}, when a seat is allocated.
 */
@NullMarked
package dev.tandem.scheduling.slot;

import org.jspecify.annotations.NullMarked;
