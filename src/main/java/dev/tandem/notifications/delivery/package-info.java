/** Hands messages to the mail server, outside of any transaction, and learns from the answers. */
@NullMarked
package dev.tandem.notifications.delivery;

import org.jspecify.annotations.NullMarked;
