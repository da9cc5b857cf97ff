/**
 * The rules of bookings' payments, mentors' earnings and mentees' credits: pure functions from
 * commands and events to events and state.
 */
@NullMarked
package dev.tandem.billing.rules;

import org.jspecify.annotations.NullMarked;
