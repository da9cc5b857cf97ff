/** Lets members switch messages off by the link in a message, without signing in (RFC 8058). */
@NullMarked
package dev.tandem.preferences.unsubscribe;

import org.jspecify.annotations.NullMarked;
