/**
 * The Booking aggregate, the state of its booking process, and the transitions that store both
 * together and publish the event.
 */
@NullMarked
package dev.tandem.scheduling.booking;

import org.jspecify.annotations.NullMarked;
