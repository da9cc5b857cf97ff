/**
 * Completes sessions, handles no-show reports and their disputes, and counts the strikes of mentors
 * who cancelled or missed one.
 */
@NullMarked
package dev.tandem.scheduling.attendance;

import org.jspecify.annotations.NullMarked;
