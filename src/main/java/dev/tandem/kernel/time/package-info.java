/** The one clock of a process. */
@NullMarked
@NamedInterface("time")
package dev.tandem.kernel.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
