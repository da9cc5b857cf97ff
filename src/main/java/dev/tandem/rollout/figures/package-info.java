/** Asks the copies of modules what they count, since a copy reports nothing by itself. */
@NullMarked
package dev.tandem.rollout.figures;

import org.jspecify.annotations.NullMarked;
