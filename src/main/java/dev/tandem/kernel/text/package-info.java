/**
 * What text may contain that people type, how long it is, how it is searched, and how calendars
 * fold it.
 */
@NullMarked
@NamedInterface("text")
package dev.tandem.kernel.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
