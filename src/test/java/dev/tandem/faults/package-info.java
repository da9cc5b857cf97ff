/** Real processes, and everything that can happen to them. */
@NullMarked
package dev.tandem.faults;

import org.jspecify.annotations.NullMarked;
