/**
 * Counts the interactions of modules in this process, and adds them to those of the week. Start
 * with {@link dev.tandem.eventing.counting.InteractionCounter}.
 */
@NullMarked
package dev.tandem.eventing.counting;

import org.jspecify.annotations.NullMarked;
