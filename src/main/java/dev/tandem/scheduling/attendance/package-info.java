/**
 * Completes sessions that took place, handles no-show reports and disputes, and counts a mentor's
 * strikes.
 */
@NullMarked
package dev.tandem.scheduling.attendance;

import org.jspecify.annotations.NullMarked;
