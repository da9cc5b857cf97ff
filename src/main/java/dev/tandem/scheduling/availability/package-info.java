/**
 * The rules of a mentor's available time: weekly windows, date overrides, time off and travel,
 * converted from wall-clock time to instants.
 */
@NullMarked
package dev.tandem.scheduling.availability;

import org.jspecify.annotations.NullMarked;
