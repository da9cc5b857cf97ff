/** What text may contain that people type, how long it is, and how it is searched. */
@NullMarked
@NamedInterface("text")
package dev.tandem.kernel.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
