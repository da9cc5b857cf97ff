/**
 * Rolls a module back when a signal is over its threshold, and lets it advance again only after an
 * operator has acknowledged that. Without verdicts nothing happens.
 */
@NullMarked
package dev.tandem.rollout.rollback;

import org.jspecify.annotations.NullMarked;
