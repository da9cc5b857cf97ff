/** Release cycles: what happened in each, whether it was clean for a module, and who signed it. */
@NullMarked
package dev.tandem.signals.cycle;

import org.jspecify.annotations.NullMarked;
