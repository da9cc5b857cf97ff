/** Adds up the business events of each hour, once each and in any order. */
@NullMarked
package dev.tandem.signals.fold;

import org.jspecify.annotations.NullMarked;
