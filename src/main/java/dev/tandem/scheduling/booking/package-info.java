/**
 * The Booking aggregate and the state of its booking process; {@code BookingTransitions} stores
 * both together and publishes the event.
 */
@NullMarked
package dev.tandem.scheduling.booking;

import org.jspecify.annotations.NullMarked;
