/**
 * The rules of a mentor's availability (weekly windows, date overrides, time off and travel) and
 * their conversion from wall-clock time to instants.
 */
@NullMarked
package dev.tandem.scheduling.availability;

import org.jspecify.annotations.NullMarked;
