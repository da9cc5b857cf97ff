/** What waits for an operator, as each module tells it. */
@NullMarked
@NamedInterface("task")
package dev.tandem.kernel.task;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
