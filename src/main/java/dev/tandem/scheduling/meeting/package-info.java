/** Where and when the people of a booking meet. */
@NullMarked
package dev.tandem.scheduling.meeting;

import org.jspecify.annotations.NullMarked;
