/**
 * Messages from the moment they are queued: what they are about, to whom, and what became of them.
 */
@NullMarked
package dev.tandem.notifications.message;

import org.jspecify.annotations.NullMarked;
