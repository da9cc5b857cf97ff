/** Refuses parts of the JDK and of libraries that connect modules past their events. */
@NullMarked
package dev.tandem.readiness.rules.library;

import org.jspecify.annotations.NullMarked;
