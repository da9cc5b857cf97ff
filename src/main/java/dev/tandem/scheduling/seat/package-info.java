/**
 * Sessions and their seats: allocates and releases seats, keeps a mentor's sessions from
 * overlapping, and offers freed seats to the waiting list.
 */
@NullMarked
package dev.tandem.scheduling.seat;

import org.jspecify.annotations.NullMarked;
