/** Who is calling. */
@NullMarked
@NamedInterface("identity")
package dev.tandem.access.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
