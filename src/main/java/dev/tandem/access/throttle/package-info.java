/** Counts wrong passwords and pauses sign-ins after too many of them. */
@NullMarked
package dev.tandem.access.throttle;

import org.jspecify.annotations.NullMarked;
