/** Reminders of sessions: planned when a session is booked, and given up when nothing stands. */
@NullMarked
package dev.tandem.notifications.reminder;

import org.jspecify.annotations.NullMarked;
