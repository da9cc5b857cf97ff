/** Tells which modules can be extracted, and which module serves a path. */
@NullMarked
@NamedInterface("routing")
package dev.tandem.kernel.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
