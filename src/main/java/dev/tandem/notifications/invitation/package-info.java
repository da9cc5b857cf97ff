/** What a message brings for the reader's calendar (iTIP, RFC 5546, in e-mail by RFC 6047). */
@NullMarked
package dev.tandem.notifications.invitation;

import org.jspecify.annotations.NullMarked;
