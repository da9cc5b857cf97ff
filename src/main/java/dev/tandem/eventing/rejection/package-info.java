/** Keeps messages that were not accepted for operators. */
@NullMarked
package dev.tandem.eventing.rejection;

import org.jspecify.annotations.NullMarked;
