/** A member's bookings as calendar entries, and the iCalendar feed with its access tokens. */
@NullMarked
package dev.tandem.scheduling.calendar;

import org.jspecify.annotations.NullMarked;
