/** Writes messages: in the reader's language and time zone, as HTML and as text. */
@NullMarked
package dev.tandem.notifications.compose;

import org.jspecify.annotations.NullMarked;
