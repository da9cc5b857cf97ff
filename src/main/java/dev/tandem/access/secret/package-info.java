/** Keys that nobody outside of the platform may know, and files that only their owner may read. */
@NullMarked
package dev.tandem.access.secret;

import org.jspecify.annotations.NullMarked;
