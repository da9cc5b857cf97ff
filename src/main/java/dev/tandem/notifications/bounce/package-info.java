/**
 * Reads the mailbox to which mail servers return messages (RFC 3464), so that nobody writes to dead
 * addresses for ever.
 */
@NullMarked
package dev.tandem.notifications.bounce;

import org.jspecify.annotations.NullMarked;
