/** What runs in this process: its build, its settings and the versions of its tables. */
@NullMarked
@NamedInterface("release")
package dev.tandem.kernel.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
