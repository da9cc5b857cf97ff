/** Booking events and the scheduler start the work of the other packages. */
@NullMarked
package dev.tandem.billing.inbound;

import org.jspecify.annotations.NullMarked;
