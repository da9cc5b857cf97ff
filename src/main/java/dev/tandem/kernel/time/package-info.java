/** The clock of a process, and ids that sort by time. */
@NullMarked
@NamedInterface("time")
package dev.tandem.kernel.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
