/** Adds up what was compared of a module since its stage began, once each and in any order. */
@NullMarked
package dev.tandem.signals.evidence;

import org.jspecify.annotations.NullMarked;
