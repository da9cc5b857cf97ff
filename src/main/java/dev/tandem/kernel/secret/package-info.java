/** Keys that nobody outside of the platform may know, and files that only their owner may read. */
@NullMarked
@NamedInterface("secret")
package dev.tandem.kernel.secret;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
