/**
 * Decides which stage a module may enter next, by its cycles or by a waiver of two operators, and
 * tells rollout.
 */
@NullMarked
package dev.tandem.signals.gate;

import org.jspecify.annotations.NullMarked;
